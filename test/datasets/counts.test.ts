import { describe, expect, it } from 'vitest';
import { checkCounts } from '../../datasets/checks/counts.ts';
import { TAGS } from '../../datasets/checks/fields.ts';
import type { Finding } from '../../datasets/checks/finding.ts';
import { checkIncidentCounts, checkLookAlikeCounts } from '../../datasets/checks/groups.ts';
import { checkSplits } from '../../datasets/checks/splits.ts';
import { parseTicket } from '../../src/tickets/parse-ticket.ts';

const labels = { names: ['failure', 'loss', 'other'], quiet: 'other' };

function ticket(fields: Record<string, unknown>) {
  const parsed = parseTicket({ id: 'T-1', text: 'hello', ...fields }, null);
  if (parsed.status === 'rejected') throw new Error(parsed.problems.join('; '));
  return parsed.ticket;
}

/** `count` tickets, the fields of each by its number from 0. */
const many = (count: number, fieldsOf: (index: number) => Record<string, unknown>) =>
  Array.from({ length: count }, (_, index) => ticket({ id: `T-${index}`, ...fieldsOf(index) }));

const failed = (findings: readonly Finding[]) =>
  findings.filter(({ ok }) => !ok).map(({ message }) => message.split(':')[0]);

describe('counts', () => {
  interface Plan {
    total: number;
    english: number;
    failures: number;
    losses: number;
    tagged: number;
  }

  const enough: Plan = { total: 480, english: 360, failures: 200, losses: 40, tagged: 15 };

  const build = ({ total, english, failures, losses, tagged }: Plan) =>
    many(total, (index) => ({
      language: index < english ? 'en' : 'zh',
      label: index < failures ? 'failure' : index < failures + losses ? 'loss' : 'other',
      tags: index < tagged ? [...TAGS] : [],
    }));

  it.each([
    { title: 'enough of all', plan: enough, failing: [] },
    { title: 'a ticket short', plan: { ...enough, total: 479 }, failing: ['tickets'] },
    { title: 'few English ones', plan: { ...enough, english: 339 }, failing: ['en'] },
    { title: 'few Chinese ones', plan: { ...enough, english: 371 }, failing: ['zh'] },
    { title: 'a rare label', plan: { ...enough, losses: 38 }, failing: ['loss'] }, // 38 of 480 are 7.9 %
    { title: 'too few quiet ones', plan: { ...enough, failures: 225 }, failing: ['other'] }, // 215 of 480: 44.8 %
    { title: 'too many quiet ones', plan: { ...enough, failures: 175 }, failing: ['other'] }, // 265 of 480: 55.2 %
    { title: 'each tag once short', plan: { ...enough, tagged: 14 }, failing: [...TAGS] },
  ])('$title: $failing', ({ plan, failing }) => {
    expect(failed(checkCounts(build(plan), labels))).toEqual(failing);
  });
});

describe('incidents', () => {
  const incidents = (count: number, size: number) =>
    many(count * size, (index) => ({ incidentId: `INC-${Math.floor(index / size)}` }));
  const extra = (size: number) => many(size, () => ({ incidentId: 'INC-odd' }));

  it.each([
    { title: 'fifty of two', tickets: incidents(50, 2), failing: [] },
    { title: 'fifty of six', tickets: incidents(50, 6), failing: [] },
    { title: 'forty-nine', tickets: incidents(49, 2), failing: ['49 proper groups, expected at least 50'] },
    { title: 'one of a single ticket besides', tickets: [...incidents(50, 2), ...extra(1)], failing: ['INC-odd'] },
    { title: 'one of seven besides', tickets: [...incidents(50, 2), ...extra(7)], failing: ['INC-odd'] },
  ])('$title: $failing', ({ tickets, failing }) => {
    expect(failed(checkIncidentCounts(tickets))).toEqual(failing);
  });
});

describe('look-alike groups', () => {
  const groups = (count: number) => many(2 * count, (index) => ({ lookAlike: `LOOK-${Math.floor(index / 2)}` }));
  const oneCause = many(2, () => ({ lookAlike: 'LOOK-one', incidentId: 'INC-1' }));
  const twoCauses = [ticket({ lookAlike: 'LOOK-two' }), ticket({ lookAlike: 'LOOK-two', incidentId: 'INC-1' })];

  it.each([
    { title: 'fifteen pairs of single tickets', tickets: groups(15), failing: [] },
    { title: 'fourteen and an incident with a ticket', tickets: [...groups(14), ...twoCauses], failing: [] },
    { title: 'fourteen', tickets: groups(14), failing: ['14 proper groups, expected at least 15'] },
    { title: 'a group of one incident', tickets: [...groups(15), ...oneCause], failing: ['LOOK-one'] },
  ])('$title: $failing', ({ tickets, failing }) => {
    expect(failed(checkLookAlikeCounts(tickets))).toEqual(failing);
  });
});

describe('splits', () => {
  const build = (sizes: Record<string, number>) =>
    Object.entries(sizes).flatMap(([split, size]) =>
      many(size, (index) => ({ split, label: labels.names[index % labels.names.length] })),
    );
  const clean = build({ train: 55, dev: 15, test: 30 });

  it.each([
    { title: 'as planned', tickets: clean, failing: [] },
    { title: 'within four points', tickets: build({ train: 58, dev: 12, test: 30 }), failing: [] },
    { title: 'beyond', tickets: build({ train: 60, dev: 15, test: 25 }), failing: ['train', 'test'] },
    {
      title: 'a label missing in dev',
      tickets: clean.filter(({ gold }) => gold.split !== 'dev' || gold.label !== 'loss'),
      failing: ['dev', 'dev'], // 10 of 95 tickets are 10.5 %, and none of them is a loss
    },
    { title: 'no split', tickets: [...clean, ticket({ id: 'T-lost' })], failing: ['T-lost'] },
  ])('$title: $failing', ({ tickets, failing }) => {
    expect(failed(checkSplits(tickets, labels))).toEqual(failing);
  });
});
