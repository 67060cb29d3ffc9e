import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SweepComparison } from '../../src/runs/sweep/comparison/sweep-comparison.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder, type TempFolder } from '../helpers/temp-folder.ts';

const SHIPPED = fileURLToPath(new URL('../../datasets/oncall.jsonl', import.meta.url));
const SWEEP = ['sweep-threshold', 'oncall.jsonl', '--from', '0.88', '--to', '0.92', '--step', '0.02', '-q'];

describe('two sweeps of the shipped data', () => {
  let folder: TempFolder;

  beforeAll(async () => {
    folder = tempFolder();
    folder.write('oncall.jsonl', readFileSync(SHIPPED));
    const own = { cwd: folder.path };
    await runCli([...SWEEP, '--run', 'base'], own);
    // The mean of the members' vectors draws strangers into a group.
    await runCli([...SWEEP, '--run', 'centroid', '--representative', 'centroid', '--rewrite', 'off'], own);
    await runCli([...SWEEP, '--run', 'less', '--limit', '60', '--rewrite', 'off'], own);
    await runCli(['eval', 'oncall.jsonl', '--run', 'eval', '--limit', '5', '-q'], own);
    return () => folder[Symbol.asyncDispose]();
  }, 180_000);

  const compare = (...args: string[]) => runCli(['compare', ...args], { cwd: folder.path });
  const compared = async (...args: string[]) => {
    const { code, stdout } = await compare(...args, '--json');
    expect(code).toBe(0);
    return JSON.parse(stdout) as SweepComparison;
  };

  it('a change for the worse shows in figures whose intervals leave zero, and in the links that it made wrong', async () => {
    const { scores, links, parameters, texts, ...comparison } = await compared('base', 'centroid', '--rewrite', 'off');
    expect(comparison).toMatchObject({ kind: 'compare-sweep', tickets: 240, base: { rewrite: false } });
    expect(scores.pairwise.f1.high).toBeLessThan(0);
    expect(links[0]).toMatchObject({ change: 'lost', isRight: true });
    expect(parameters.map(({ name }) => name)).toEqual(['rewrite', 'representative']);
    expect(texts).toEqual([]);
    const text = await compare('base', 'centroid', '--format', 'md');
    for (const { ticketId } of links[0]?.first.slice(0, 10) ?? []) expect(text.stdout).toContain(ticketId);
  });

  it('each is taken at its own choice, or at the one that is asked for', async () => {
    const stored = JSON.parse(folder.read('base/report.json')) as { best: { threshold: number; rewrite: boolean } };
    const own = await compared('base', 'base');
    const { threshold, rewrite } = stored.best;
    expect(own.base).toMatchObject({ threshold, rewrite });
    expect(own.decisions).toMatchObject({ fixed: 0, broken: 0 });
    const asked = await compared('base', 'base', '--threshold', '0.92', '--rewrite', 'on');
    expect(asked.changed).toMatchObject({ threshold: 0.92, rewrite: true });
  });

  it('the prompts of a sweep are kept', async () => {
    const describe = readFileSync(new URL('../../prompts/describe.md', import.meta.url), 'utf8');
    folder.write('own/describe.md', describe.replace('You are the duty officer of', 'You have the duty at'));
    folder.write('own.json', '{"prompts":"own"}');
    const flags = ['--config', 'own.json', '--rewrite', 'off', '--run', 'worded'];
    await runCli([...SWEEP, ...flags], { cwd: folder.path });
    const { texts, links } = await compared('base', 'worded', '--rewrite', 'off', '--threshold', '0.9');
    expect(texts).toMatchObject([{ name: 'describe.md' }]);
    expect(texts[0]?.diff).toMatch(/^-You are the duty officer of.*\n\+You have the duty at/m);
    expect(links).toEqual([]);
  });

  it.each([
    { name: 'other tickets', args: ['base', 'less'], says: 'in the base run only: T-' },
    { name: 'a threshold that was not swept', args: ['base', 'base', '--threshold', '0.5'], says: '0.88, 0.9, 0.92' },
    { name: 'a setting that was not swept', args: ['base', 'centroid', '--rewrite', 'on'], says: 'centroid: ' },
    { name: 'a run of another kind', args: ['base', 'eval'], says: 'eval: expected a run of sweep-threshold' },
    { name: 'a run of another kind before it', args: ['eval', 'base'], says: 'base: expected a run of eval or check' },
    { name: 'a threshold of runs', args: ['eval', 'eval', '--threshold', '0.9'], says: 'the base is none' },
  ])('$name is refused', async ({ args, says }) => {
    const { code, stderr } = await compare(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('bug');
  });

  it('those that are in both can be compared nevertheless', async () => {
    const { tickets, leftOut } = await compared('base', 'less', '--intersection', '--rewrite', 'off');
    expect(tickets).toBe(60);
    expect(leftOut.onlyInBase.count).toBe(180);
  });
});
