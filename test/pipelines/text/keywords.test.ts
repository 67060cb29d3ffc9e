import { expect, it } from 'vitest';
import { readCorpus } from '../../../src/pipelines/text/corpus.ts';
import { findKeywords } from '../../../src/pipelines/text/keywords.ts';
import { streamOf } from '../../runs/build.ts';
import { example } from '../learn.ts';

/** The keywords of label `a` among texts of label `a` and of label `b`. */
async function keywords(a: readonly string[], b: readonly string[], most: number): Promise<[string, number][]> {
  const tickets = [...a.map((text) => ['a', text] as const), ...b.map((text) => ['b', text] as const)];
  const corpus = await readCorpus(streamOf(tickets.map(([label, text], index) => example(index, label, text))));
  const found = findKeywords('a', corpus, { most, prior: 1 });
  return [...found].map(([position, ratio]) => [corpus.terms[position] ?? '', ratio]);
}

it('is the log-odds ratio against all other tickets', async () => {
  // alarm: the prior's ticket holds it to (2 + ½) / (4 + 1) = ½: ln(2.5 / 0.5) − ln(0.5 / 2.5) = 2 ln 5.
  // disk is held by all on both sides and calm only by the others: neither speaks for a.
  const [first, ...more] = await keywords(['disk alarm', 'disk alarm'], ['disk calm', 'disk calm'], 10);
  expect(first?.[0]).toBe('alarm');
  expect(first?.[1]).toBeCloseTo(2 * Math.log(5), 10);
  expect(more).toEqual([]);
});

it('ranks by how sure a ratio is, not by how large', async () => {
  // steam, in 3 of 4 and 1 of 4: ratio ln(3.5/1.5) − ln(1.5/3.5) = 1.695, standard error √(1/3.5 + 1/1.5) = 0.976.
  // spark, in 1 of 4 and 0 of 4: ratio ln(1.1667/3.8333) − ln(0.1667/4.8333) = 2.178, standard error √(1/1.1667 + 1/0.1667) = 2.619.
  const a = ['steam', 'steam', 'steam', 'spark'];
  const b = ['steam', 'calm', 'calm', 'calm'];
  const both = await keywords(a, b, 2);
  expect(both.map(([term]) => term)).toEqual(['steam', 'spark']);
  expect(both[0]?.[1]).toBeCloseTo(1.695, 3);
  expect(both[1]?.[1]).toBeCloseTo(2.178, 3);
  expect((await keywords(a, b, 1)).map(([term]) => term)).toEqual(['steam']);
});

it('takes ties by the alphabet', async () => {
  const found = await keywords(['spark alarm crash'], ['calm'], 2);
  expect(found.map(([term]) => term)).toEqual(['alarm', 'crash']);
});

it('stays finite when there are no other tickets', async () => {
  // alarm, in 2 of 2: the prior's ticket holds it to (2 + ½) / 3 = 5/6: ln((17/6) / (1/6)) − ln((5/6) / (1/6)) = ln(17 / 5)
  const found = await keywords(['alarm', 'alarm'], [], 10);
  expect(found[0]?.[1]).toBeCloseTo(Math.log(17 / 5), 10);
});
