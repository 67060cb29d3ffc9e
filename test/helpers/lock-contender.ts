/**
 * Takes locks when told to. Each line of stdin is a moment in milliseconds and a file, of stdout whether the lock was got.
 * Waiting for the moment without sleeping is what makes several contenders try at once.
 */
import { createInterface } from 'node:readline';
import { takeLock } from '../../src/util/lock.ts';

console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [moment = '', file = ''] = line.split(' ', 2);
  while (Date.now() < Number(moment));
  console.log(takeLock(file));
}
