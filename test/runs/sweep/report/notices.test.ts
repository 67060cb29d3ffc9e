import { describe, expect, it } from 'vitest';
import type { RewritingEffect, ThresholdChoice } from '../../../../src/runs/report/sweep-report.ts';
import { noSpending } from '../../../../src/runs/log/usage-totals.ts';
import { escalatedTickets } from '../../../../src/runs/sweep/escalated-tickets.ts';
import { noticesOf } from '../../../../src/runs/sweep/report/notices.ts';
import type { GroupedTickets, StoredSweep } from '../../../../src/runs/sweep/report/read-sweep.ts';
import { makeSweepFacts } from '../build-sweep.ts';
import { descriptionRecord } from '../build.ts';

const categories = [{ name: 'system_failure', escalates: true, team: null }];

interface Letters {
  /** The incident of each ticket by a letter. */
  incidents: string;
  /** Its group at 0.9 without rewriting. */
  groups: string;
  /** Of those that begin with it no time is known. */
  timeless?: number;
}

function grouped({ incidents, groups, timeless = 0 }: Letters): GroupedTickets {
  const records = [...incidents].map((letter, ordinal) =>
    descriptionRecord({
      ...{ ticketId: `T-${ordinal}`, ordinal, incidentId: `INC-${letter}` },
      createdAt: ordinal < incidents.length - timeless ? `2025-01-01T00:${10 + ordinal}:00Z` : null,
    }),
  );
  const founders = Int32Array.from(groups, (letter) => groups.indexOf(letter));
  const setting = { threshold: 0.9, rewrite: false, groups: founders, similarities: [] };
  return { tickets: escalatedTickets(records, { categories }), settings: [setting] };
}

/** Fifteen incidents of two tickets each, every one of them linked. */
const PAIRS = [...'ABCDEFGHIJKLMNO'].flatMap((letter) => [letter, letter]).join('');
const EACH_ALONE = [...PAIRS].map((_, place) => String.fromCodePoint(0x100 + place)).join('');

function stored(whole: GroupedTickets, parts: Partial<StoredSweep['parts']> = {}): StoredSweep {
  return {
    ...whole,
    dividedBy: 'time',
    parts: { development: whole, 'held-out': whole, ...parts },
    rewrites: [],
    embeddingUsage: noSpending(),
    similarities: { low: 0.9, high: 1, sameIncident: [], otherIncident: [], withoutVector: [] },
  };
}

const part = { tickets: 30, incidents: 15, scores: null };
const choice = (more: Partial<ThresholdChoice> = {}): ThresholdChoice => ({
  ...{ rewrite: false, criterion: 'best B-cubed F1', threshold: 0.9, plateau: { from: 0.9, to: 0.9 }, edge: null },
  ...{ dividedBy: 'time', development: part, heldOut: part },
  ...more,
});

const THRESHOLDS = [0.86, 0.9, 0.94];
const notices = (
  sweep: StoredSweep,
  {
    best = choice(),
    rewriting = null,
    ...more
  }: { best?: ThresholdChoice | null; rewriting?: RewritingEffect | null } & Parameters<typeof makeSweepFacts>[0] = {},
) => noticesOf(sweep, { identity: makeSweepFacts({ thresholds: THRESHOLDS, ...more }).identity, best, rewriting });

const perfect = grouped({ incidents: PAIRS, groups: PAIRS });

it('a choice with evidence has none', () => {
  expect(notices(stored(perfect))).toEqual([]);
});

it('where no incident has several tickets, nothing can be judged, and nothing more is said', () => {
  const lone = grouped({ incidents: 'ABC', groups: 'abb' });
  const found = notices(stored(lone), { best: choice({ edge: 'highest', threshold: 0.94 }) });
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('Nothing can be judged');
  expect(found[0]).toContain('incidentId');
});

describe('at an end of what was swept', () => {
  it.each([
    // 0.08 wide
    { edge: 'highest' as const, threshold: 0.94, says: 'θ 0.94 is the highest that was swept', further: '--to 1.' },
    { edge: 'lowest' as const, threshold: 0.86, says: 'θ 0.86 is the lowest that was swept', further: '--from 0.78.' },
    { edge: 'highest' as const, threshold: 0.9, says: 'θ 0.9 is as good as 0.94, the highest', further: '--to 1.' },
  ])('$edge, θ $threshold: sweep further', ({ edge, threshold, says, further }) => {
    const [found] = notices(stored(perfect), { best: choice({ edge, threshold }) });
    expect(found).toContain(says);
    expect(found).toContain(further);
  });

  it('one threshold alone was not chosen', () => {
    const found = notices(stored(perfect), { best: choice({ edge: 'highest' }), thresholds: [0.9] });
    expect(found).toEqual([expect.stringContaining('Only θ 0.9 was swept')]);
  });
});

describe('linking nothing', () => {
  it('is as good where the chosen θ links nothing', () => {
    const alone = grouped({ incidents: PAIRS, groups: EACH_ALONE });
    expect(notices(stored(perfect, { 'held-out': alone }))).toEqual([
      'On the held-out part θ 0.9 is not shown to be better than linking nothing: B-cubed F1 0.0 points (0.0 to 0.0).',
    ]);
  });

  it('is compared with on the development part when nothing is held out, by recall when that was asked for', () => {
    const alone = grouped({ incidents: PAIRS, groups: EACH_ALONE });
    const sweep = stored(perfect, { development: alone });
    const found = notices(sweep, { best: choice({ heldOut: null }), minPrecision: 0.9 });
    expect(found).toEqual([expect.stringContaining('On the development part')]);
    expect(found[0]).toContain('B-cubed recall');
  });
});

it('a tiny development part is named with its size', () => {
  const tiny = grouped({ incidents: 'AABC', groups: 'AABC' });
  expect(notices(stored(perfect, { development: tiny }))).toEqual([
    expect.stringContaining('1 incidents with several tickets, among 4 tickets of the development part'),
  ]);
});

describe('what rewriting changes', () => {
  const figure = { value: 0.7, low: 0.6, high: 0.8, n: 30 };
  const effect = (low: number, high: number): RewritingEffect => ({
    subsets: [
      {
        subset: 'all',
        off: { threshold: 0.9, f1: figure },
        on: { threshold: 0.9, f1: figure },
        difference: { value: -0.005, low, high },
        relative: { value: null, n: 0 },
      },
    ],
    ...{ linksAt: 0.9, gained: [], lost: [] },
  });

  it('may be chance when its interval holds 0', () => {
    expect(notices(stored(perfect), { rewriting: effect(-0.025, 0.014) })).toEqual([
      'What rewriting changes may be chance: B-cubed F1 −0.5 points (−2.5 to +1.4) on all escalations.',
    ]);
  });

  it('is not called chance when it does not', () => {
    expect(notices(stored(perfect), { rewriting: effect(-0.025, -0.001) })).toEqual([]);
  });
});

describe('tickets without a time', () => {
  const timeless = stored({ ...perfect, tickets: grouped({ incidents: PAIRS, groups: PAIRS, timeless: 4 }).tickets });

  it('are counted', () => {
    expect(notices(timeless)).toEqual([
      '4 of 30 tickets have no time: they were linked last, in the order of the data set.',
    ]);
  });

  it('are not held to a window, which is said', () => {
    const found = notices(timeless, { windowHours: 72 });
    expect(found).toHaveLength(2);
    expect(found[1]).toContain('The window of 72 h could not be held to');
  });
});
