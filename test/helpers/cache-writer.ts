/** Adds entries to the cache in the file that it is given, one after the other, until stdin ends. Then says how many on stdout. */
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openCassette } from '../../src/models/cache/cassette.ts';
import { sha256 } from '../../src/util/hash.ts';

const cassette = openCassette(process.argv[2] ?? '');
let isOver = false;
void once(process.stdin.resume(), 'end').then(() => (isOver = true));
let count = 0;
for (; !isOver; count++) {
  const usage = { inputTokens: 1, outputTokens: 1 };
  cassette.put({
    key: sha256(`${count}`),
    host: null,
    model: 'm',
    at: '2025-03-02T09:12:00.000Z',
    text: `${count}`,
    usage,
  });
  if (count === 0) console.log('ready');
  await nextTurn();
}
console.log(count);
