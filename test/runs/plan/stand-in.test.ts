import { expect, it } from 'vitest';
import type { ChatMessage } from '../../../src/models/types.ts';
import { loadTokenCounter } from '../../../src/models/count-tokens.ts';
import { parseReply } from '../../../src/pipelines/parse-reply.ts';
import { replyFormat } from '../../../src/prompts/outputs.ts';
import { SCENARIO_NAMES, SCENARIOS } from '../../../src/runs/plan/scenarios.ts';
import { standInReply } from '../../../src/runs/plan/stand-in.ts';
import { replyOf } from '../../models/request.ts';

const NAMES = ['system_failure', 'other'];
const FIRST: ChatMessage[] = [{ role: 'user', content: 'the volume is gone' }];
const SECOND: ChatMessage[] = [...FIRST, { role: 'assistant', content: '?' }, { role: 'user', content: 'again' }];

const request = (messages: ChatMessage[], output: 'reasoned-category' | 'description') => ({
  messages,
  format: replyFormat(output, NAMES),
  repeat: 0,
});

it.each(SCENARIO_NAMES)('in the scenario %s a reply has about the tokens that it says', async (name) => {
  const countTokens = await loadTokenCounter();
  const tokens = countTokens(standInReply(request(FIRST, 'reasoned-category'), SCENARIOS[name]));
  // beside the text there are the names of the fields
  expect(tokens).toBeGreaterThanOrEqual(SCENARIOS[name].replyTokens);
  expect(tokens).toBeLessThan(SCENARIOS[name].replyTokens + 30);
});

it.each([
  { name: 'low' as const, messages: FIRST, status: 'answered' },
  { name: 'expected' as const, messages: FIRST, status: 'answered' },
  { name: 'high' as const, messages: FIRST, status: 'unparsed' },
  { name: 'high' as const, messages: SECOND, status: 'answered' },
])('in the scenario $name it is $status', ({ name, messages, status }) => {
  const text = standInReply(request(messages, 'reasoned-category'), SCENARIOS[name]);
  expect(parseReply(replyOf({ text }), NAMES).status).toBe(status);
});

it('a form without a choice is always filled in', () => {
  const text = standInReply(request(FIRST, 'description'), { replyTokens: 3, isAskedAgain: true });
  expect(JSON.parse(text)).toEqual({ description: 'so so so' });
});
