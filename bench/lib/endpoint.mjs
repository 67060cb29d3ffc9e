// Started by start-endpoint.ts in a process of its own: answers every chat completion in the same way, and says on which port.
// To GET it answers with the times at which the others had arrived whole, in milliseconds on a clock of its own.
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers';

const content = JSON.stringify({ reasoning: 'x'.repeat(300), category: 'other', confidence: 0.9 });
const reply = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'bench',
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
});
const delayMs = Number(process.argv[2] ?? 0);

const arrivals = [];
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    if (request.method === 'GET') return void response.end(JSON.stringify(arrivals));
    arrivals.push(performance.now());
    const answer = () =>
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': reply.length }).end(reply);
    if (delayMs > 0) setTimeout(answer, delayMs);
    else answer();
  });
});
// A client on a busy machine must not find its connection closed under a request.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
