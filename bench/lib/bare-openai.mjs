// Started by calls.ts: what somebody writes who only wants the answers. Reads tickets, asks, writes a line for each.
import { appendFileSync, readFileSync } from 'node:fs';
import OpenAI from 'openai';
import pLimit from 'p-limit';

const [, , dump, baseURL, concurrency, output] = process.argv;
const client = new OpenAI({ baseURL, apiKey: 'none', maxRetries: 0 });
const limit = pLimit(Number(concurrency));
const tickets = readFileSync(dump, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
let right = 0;
await limit.map(tickets, async ({ id, label, messages }) => {
  const text = messages.map(({ role, text: said }) => `${role}: ${said}`).join('\n');
  const reply = await client.chat.completions.create({
    model: 'bench',
    messages: [{ role: 'user', content: `Classify this ticket, answer with JSON.\n${text}` }],
    response_format: { type: 'json_object' },
  });
  const { category } = JSON.parse(reply.choices[0].message.content);
  if (category === label) right++;
  appendFileSync(output, `${JSON.stringify({ id, category, label })}\n`);
});
process.stdout.write(`${right} of ${tickets.length}\n`);
