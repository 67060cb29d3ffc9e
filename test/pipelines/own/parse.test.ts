import { expect, it } from 'vitest';
import { parseAnswer, parseDefinition } from '../../../src/pipelines/own/parse.ts';

const CREATE = () => () => ({ category: 'other' });
const WHOLE = { summary: 'my own', calls: 1, prompts: ['cot'], create: CREATE };

it('a definition is taken as it is, with the functions that it has', () => {
  expect(parseDefinition(WHOLE)).toEqual({ value: WHOLE, problems: null });
  expect(parseDefinition(WHOLE).value).toBe(WHOLE);
});

it.each([
  ['nothing', undefined, 'expected object'],
  ['a function', CREATE, 'got a function'],
  ['no summary', { ...WHOLE, summary: undefined }, 'summary: '],
  ['calls that are no number', { ...WHOLE, calls: 'two' }, 'calls: '],
  ['half a call', { ...WHOLE, calls: 0.5 }, 'calls: '],
  ['one prompt instead of a list', { ...WHOLE, prompts: 'cot' }, 'prompts: '],
  ['no create', { ...WHOLE, create: undefined }, 'create: expected a function, got undefined'],
  ['a misspelt field', { ...WHOLE, sumary: 'x' }, 'sumary: no such field'],
  ['calls without a prompt to show', { ...WHOLE, prompts: [] }, 'preview: expected a function'],
])('a definition with %s is refused, naming the field', (_, value, problem) => {
  expect(parseDefinition(value).problems?.join('\n')).toContain(problem);
});

it('calls without a prompt are fine with a preview, and a prompt is not needed without calls', () => {
  expect(parseDefinition({ ...WHOLE, prompts: [], preview: () => [] }).problems).toBeNull();
  expect(parseDefinition({ summary: 'rules', calls: 0, create: CREATE }).problems).toBeNull();
});

const NAMES = ['failure', 'other'];

it('what an answer leaves out is null', () => {
  const answer = { status: 'answered', category: 'failure', confidence: null, reasoning: null };
  expect(parseAnswer({ category: 'failure' }, NAMES).value).toEqual(answer);
  expect(parseAnswer({ ...answer, confidence: 0.5, reasoning: 'x' }, NAMES).value).toMatchObject({ confidence: 0.5 });
});

it.each([
  ['nothing', undefined, 'expected object, received undefined'],
  ['a bare name', 'failure', 'expected object'],
  ['an unknown category', { category: 'urgent' }, 'category: expected one of failure, other, got "urgent"'],
  ['no category', { confidence: 1 }, 'category: '],
  ['a confidence in percent', { category: 'other', confidence: 80 }, 'confidence: '],
  ['a confidence that is none', { category: 'other', confidence: NaN }, 'confidence: '],
  ['a reasoning that is no text', { category: 'other', reasoning: ['a'] }, 'reasoning: '],
  ['a misspelt field', { category: 'other', confidance: 1 }, 'confidance: no such field'],
  ['a failure that it made up', { status: 'failed', message: 'no' }, 'status: '],
])('an answer that is %s is refused, naming the field', (_, value, problem) => {
  expect(parseAnswer(value, NAMES).problems?.join('\n')).toContain(problem);
});
