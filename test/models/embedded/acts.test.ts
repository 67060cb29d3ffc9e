import { expect, it } from 'vitest';
import type { Act } from '../../../src/models/embedded/acts/act.ts';
import { actsOf } from '../../../src/models/embedded/acts/acts-of.ts';

it.each<[sentence: string, acts: Act[]]>([
  ['You can set it, see the docs.', ['instructs']],
  ['我已反馈给研发，耐心等一下', ['investigates', 'putsOff']],
  ['Sorry, I can’t undo the refund.', ['apologises', 'cannot', 'money']],
  ['抱歉，退款我这边无法操作', ['apologises', 'cannot', 'money']],
  ['If it breaks tomorrow?', ['plans', 'supposes']],
  ['IT WORKS AGAIN', ['goesOn', 'isOver']],
  ['Ducks swim.', []],
])('%s', (sentence, acts) => {
  expect([...actsOf(sentence)].sort()).toEqual(acts);
});

it('an English phrase is a word of its own, and a Chinese one needs no space', () => {
  expect([...actsOf('Iffy shift')]).toEqual([]);
  expect([...actsOf('数据库iffy如果')]).toEqual(['supposes']);
});
