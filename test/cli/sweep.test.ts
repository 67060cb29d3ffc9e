import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LinkRecord, SweepReport } from '../../src/runs/report/sweep-report.ts';
import { runCli } from '../helpers/run-cli.ts';
import { parseJsonl, tempFolder, type TempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';
import { recompute, type LinkedTicket } from '../runs/sweep/recompute.ts';

const SHIPPED = fileURLToPath(new URL('../../datasets/oncall.jsonl', import.meta.url));

interface ShippedTicket {
  id: string;
  label: string;
  incidentId?: string;
}

describe('the sweep of the shipped data', () => {
  let folder: TempFolder;
  let report: SweepReport;
  let links: LinkRecord[];

  beforeAll(async () => {
    folder = tempFolder();
    const { code, stdout } = await runCli(['sweep-threshold', SHIPPED, '--run', 'run', '--json'], { cwd: folder.path });
    expect(code).toBe(0);
    report = JSON.parse(stdout) as SweepReport;
    links = folder.readJsonl('run/links.jsonl') as unknown as LinkRecord[];
    return () => folder[Symbol.asyncDispose]();
  }, 180_000);

  it('is about every ticket whose label escalates, at 0.86 to 0.95 with and without rewriting', () => {
    const tickets = parseJsonl(readFileSync(SHIPPED, 'utf8')) as unknown as ShippedTicket[];
    const escalated = tickets.filter(({ label }) => label !== 'other');
    expect(report).toMatchObject({ kind: 'sweep', tickets: escalated.length, failed: 0, missedIncidents: null });
    expect(links).toHaveLength(escalated.length * 20);
    const thresholds = report.points.filter(({ subset, rewrite }) => subset === 'all' && !rewrite);
    expect(thresholds.map(({ threshold }) => threshold)).toEqual([
      0.86, 0.87, 0.88, 0.89, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95,
    ]);
  });

  it('has the figures that follow from links.jsonl and the data set', () => {
    const tickets = parseJsonl(readFileSync(SHIPPED, 'utf8')) as unknown as ShippedTicket[];
    const truth = new Map(tickets.map(({ id, incidentId }) => [id, incidentId ?? `alone ${id}`]));
    for (const point of report.points.filter(({ subset }) => subset === 'all')) {
      const own = links.filter(({ threshold, rewrite }) => threshold === point.threshold && rewrite === point.rewrite);
      const linked = own.map(({ ticketId, group }): LinkedTicket => {
        return { ticketId, group, incident: truth.get(ticketId) ?? null };
      });
      const expected = recompute(linked);
      expect(point.bcubed.precision.value).toBeCloseTo(expected.bcubed.precision, 10);
      expect(point.bcubed.recall.value).toBeCloseTo(expected.bcubed.recall, 10);
      expect(point.bcubed.f1.value).toBeCloseTo(expected.bcubed.f1, 10);
      expect(point.pairwise.precision.value).toEqual(closeTo(expected.pairwise.precision));
      expect(point.pairwise.recall.value).toEqual(closeTo(expected.pairwise.recall));
      expect(point.alerts).toMatchObject(expected.alerts);
    }
  });

  it('rises and falls within the default range, and is better than doing nothing', () => {
    const f1 = report.points
      .filter(({ subset, rewrite }) => subset === 'all' && !rewrite)
      .map(({ bcubed }) => bcubed.f1.value ?? 0);
    const best = Math.max(...f1);
    expect(f1.indexOf(best)).toBeGreaterThan(0);
    expect(f1.indexOf(best)).toBeLessThan(f1.length - 1);
    const baselines = report.baselines.filter(({ subset }) => subset === 'all');
    for (const { bcubed } of baselines) expect(best).toBeGreaterThan(bcubed.f1.value ?? 1);
  });

  it('chooses on one part and looks at the other, which have no ticket in common', () => {
    const [off] = report.choices;
    expect(off).toMatchObject({ rewrite: false, criterion: 'best B-cubed F1', dividedBy: 'split' });
    expect((off?.development.tickets ?? 0) + (off?.heldOut?.tickets ?? 0)).toBe(report.tickets);
    expect(report.best).toEqual(report.choices.find(({ threshold }) => threshold === report.best?.threshold));
    const parts = folder.readJsonl('run/part-links.jsonl');
    const idsOf = (part: string) => new Set(parts.filter((line) => line.part === part).map((line) => line.ticketId));
    expect([...idsOf('development')].filter((id) => idsOf('held-out').has(id))).toEqual([]);
  });

  it('is reported again from its folder, byte for byte, without its tickets', async () => {
    const stored = folder.read('run/report.json');
    const again = await runCli(['report', 'run', '--json'], { cwd: folder.path });
    expect(again).toMatchObject({ code: 0, stdout: stored });
    expect(JSON.parse(stored)).toEqual(report);
  });

  it('says in the terminal what was recommended', async () => {
    const { code, stdout } = await runCli(['report', path.join('run')], { cwd: folder.path });
    expect(code).toBe(0);
    expect(stdout).toContain('0.86');
    expect(stdout).toContain('never-link');
  });
});

const closeTo = (value: number | null): unknown => (value === null ? null : expect.closeTo(value, 10));

/** Labelled tickets of four incidents. */
const pairsOfTickets = (count: number) =>
  someTickets(count, { label: 'system_failure' }).map((ticket, index) => ({
    ...ticket,
    text: `the ${index % 2 === 0 ? 'dns zone does not resolve' : 'volume is read only'} in building ${index >> 2}`,
    incidentId: `INC-${index % 4}`,
    createdAt: `2025-03-0${1 + (index % 9)}T00:00:00Z`,
  }));

describe('the flags', () => {
  it.each([
    { flags: ['--from', 'abc'], named: '--from' },
    { flags: ['--from', '0.9', '--to', '0.8'], named: '--from' },
    { flags: ['--to', '1.01'], named: '--to' },
    { flags: ['--from', '-1'], named: '--from' },
    { flags: ['--step', '0'], named: '--step' },
    { flags: ['--step', '-0.01'], named: '--step' },
    { flags: ['--step', '0.000001'], named: '--step' },
    { flags: ['--step', 'NaN'], named: '--step' },
    { flags: ['--min-precision', '1.5'], named: '--min-precision' },
    { flags: ['--window', '72'], named: '--window' },
    { flags: ['--window', '0h'], named: '--window' },
    { flags: ['--same', 'region'], named: '--same' },
    { flags: ['--representative', 'mean'], named: '--representative' },
    { flags: ['--representative', 'rewrite', '--rewrite', 'off'], named: '--representative' },
    { flags: ['--rewrite', 'sometimes'], named: '--rewrite' },
    { flags: ['--embedder', 'imbedded'], named: 'embedder' },
    { flags: ['--from-run', 'nowhere'], named: 'nowhere' },
  ])('$flags are refused by name', async ({ flags, named }) => {
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(pairsOfTickets(4)));
    const { code, stdout, stderr } = await runCli(['sweep-threshold', 'tickets.jsonl', ...flags], { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(named);
    expect(stderr).not.toContain('bug');
  });

  it('a threshold that meets no constraint is none', async () => {
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(pairsOfTickets(8)));
    // At -0.9 everything is linked, so that half of each group is wrong.
    const flags = ['--from', '-0.9', '--to', '-0.9', '--min-precision', '0.97', '--rewrite', 'off', '--json'];
    const { code, stdout } = await runCli(['sweep-threshold', 'tickets.jsonl', ...flags], { cwd: folder.path });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ best: null, choices: [{ threshold: null, plateau: null }] });
  });

  it('without an incident of several tickets says in every report that nothing can be judged', async () => {
    await using folder = tempFolder();
    const alone = pairsOfTickets(6).map((ticket, index) => ({ ...ticket, incidentId: `INC-${index}` }));
    folder.write('tickets.jsonl', jsonl(alone));
    const { code, stdout } = await runCli(['sweep-threshold', 'tickets.jsonl', '--rewrite', 'off', '--run', 'run'], {
      cwd: folder.path,
    });
    expect(code).toBe(0);
    const said = 'Nothing can be judged here: no incident has several escalated tickets';
    for (const text of [stdout, ...['md', 'json', 'html'].map((ending) => folder.read(`run/report.${ending}`))]) {
      expect(text).toContain(said);
    }
  });

  it('say in the report what is not known of tickets without a time', async () => {
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(pairsOfTickets(8).map((ticket) => ({ ...ticket, createdAt: null }))));
    const flags = ['--rewrite', 'off', '--window', '72h'];
    const { code, stdout } = await runCli(['sweep-threshold', 'tickets.jsonl', ...flags], { cwd: folder.path });
    expect(code).toBe(0);
    expect(stdout).toContain('8 of 8 tickets have no time');
    expect(stdout).toContain('The window of 72 h could not be held to');
    expect(stdout).toContain('divided by their order in the data set, as none has a time');
    expect(stdout).not.toContain('divided by time');
  });

  it('of a dry run print what it would take and write nothing', async () => {
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(pairsOfTickets(6)));
    const args = ['sweep-threshold', 'tickets.jsonl', '--dry-run', '--run', 'run'];
    const { code, stdout } = await runCli([...args, '--json'], { cwd: folder.path });
    // Two passes over at most 5 links at 10 thresholds.
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, tickets: 6, calls: 6, mostRewrites: 100 });
    expect(() => folder.read('run/manifest.json')).toThrow();
  });
});

describe('--from-run', () => {
  it('groups what the run escalated: false alarms are of no incident, and incidents can be missed', async () => {
    await using folder = tempFolder();
    folder.write('tickets.jsonl', readFileSync(SHIPPED));
    const own = { cwd: folder.path };
    const flags = ['--limit', '80', '--run', 'run', '--pipeline', 'direct', '-q'];
    expect(await runCli(['eval', 'tickets.jsonl', ...flags], own)).toMatchObject({ code: 0 });
    const predictions = folder.readJsonl('run/predictions.jsonl') as unknown as Prediction[];
    const escalated = predictions.filter(({ category }) => category !== 'other');
    const due = predictions.filter(({ label }) => label !== 'other');
    const incidentsOf = (some: Prediction[]) => new Set(some.map((one) => one.incidentId ?? one.ticketId));
    const right = escalated.filter(({ label }) => label !== 'other');
    const args = ['sweep-threshold', 'tickets.jsonl', '--from-run', 'run', '--json', '--rewrite', 'off'];
    const { code, stdout } = await runCli(args, own);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      tickets: escalated.length,
      falseAlarms: escalated.length - right.length,
      missedIncidents: incidentsOf(due).size - incidentsOf(right).size,
      incidents: { all: incidentsOf(right).size },
      run: { fromRun: 'run' },
    });
    folder.write('tickets.jsonl', jsonl(pairsOfTickets(4)));
    const changed = await runCli(args, own);
    expect(changed.code).toBe(2);
    expect(changed.stderr).toContain('on the same tickets');
  });
});

interface Prediction {
  ticketId: string;
  label: string;
  category: string | null;
  incidentId: string | null;
}
