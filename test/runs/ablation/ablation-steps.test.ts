import { expect, it } from 'vitest';
import { stepsOf } from '../../../src/runs/ablation/ablation-steps.ts';

const row = (pipeline: string, model: string | null) => ({ folder: `${pipeline} ${model ?? ''}`, pipeline, model });

const namesOf = (rows: ReturnType<typeof row>[]) =>
  stepsOf(rows).map(({ from, to }) => `${from.folder} > ${to.folder}`);

it('each pipeline is compared with the one that it adds a step to, of the same model', () => {
  const rows = [row('direct', 'a'), row('cot', 'a'), row('cot+icl', 'a'), row('direct', 'b'), row('cot', 'b')];
  expect(namesOf(rows)).toEqual(['direct a > cot a', 'cot a > cot+icl a', 'direct b > cot b']);
});

it('chain of thought is compared with the floor', () => {
  expect(namesOf([row('baseline:majority', null), row('cot', 'a')])).toEqual(['baseline:majority  > cot a']);
});

it('a fitted model is compared with its base, on the same pipeline and with examples', () => {
  const rows = [row('cot', 'embedded'), row('cot+icl', 'embedded'), row('cot', 'embedded:mine')];
  expect(namesOf(rows)).toEqual([
    'cot embedded > cot+icl embedded',
    'cot embedded > cot embedded:mine',
    'cot+icl embedded > cot embedded:mine',
  ]);
});

it('rows that share no step are not compared', () => {
  expect(namesOf([row('direct', 'a'), row('cot+icl', 'a'), row('cot', 'b')])).toEqual([]);
});

it("a user's own pipeline is compared with chain of thought: of its model, or of any when it asks none", () => {
  const rows = [row('cot', 'a'), row('cot', 'b'), row('own.mjs', 'a'), row('rules.mjs', null)];
  expect(namesOf(rows)).toEqual(['cot a > own.mjs a', 'cot a > rules.mjs ', 'cot b > rules.mjs ']);
});
