import { expect, it } from 'vitest';
import { chooseTickets } from '../../../src/commands/output/choose-tickets.ts';
import { makeRecord } from '../../runs/build.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { jsonl } from '../../helpers/tickets.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Answers that are wrong about these tickets alone. */
const records = (wrong: readonly string[]) =>
  IDS.map((ticketId) =>
    makeRecord({ ticketId, label: 'failure', category: wrong.includes(ticketId) ? 'loss' : 'failure' }),
  );

it('takes tickets with a wrong answer first, whichever row gave it, and fills up with others', async () => {
  await using folder = tempFolder();
  const logs = [
    folder.write('one.jsonl', jsonl(records(['c', 'f']))),
    folder.write('two.jsonl', jsonl(records(['h']))),
  ];
  const chosen = async (most: number): Promise<string[]> => IDS.filter(await chooseTickets(logs, most));
  expect(await chosen(3)).toEqual(['c', 'f', 'h']);
  const five = await chosen(5);
  expect(five).toHaveLength(5);
  expect(five).toEqual(expect.arrayContaining(['c', 'f', 'h']));
  expect(await chosen(2)).toHaveLength(2);
  expect(['c', 'f', 'h']).toEqual(expect.arrayContaining(await chosen(2)));
  expect(await chosen(8)).toEqual(IDS);
  expect((await chooseTickets(logs, 8))('unknown')).toBe(false);
});

it('does not depend on the order of finishing', async () => {
  await using folder = tempFolder();
  const all = records(['b', 'd']);
  const one = await chooseTickets([folder.write('one.jsonl', jsonl(all))], 5);
  const two = await chooseTickets([folder.write('two.jsonl', jsonl(all.toReversed()))], 5);
  expect(IDS.filter(one)).toEqual(IDS.filter(two));
});
