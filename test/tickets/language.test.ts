import { expect, it } from 'vitest';
import { languageOf } from '../../src/tickets/language.ts';
import { ticketWith } from './support.ts';

const LOG = 'ERROR connection refused by upstream host while reading response header';

it.each([
  ['It is down', 'latin'],
  ['Es läuft größtenteils nicht', 'latin'],
  ['数据库连接失败', 'zh'],
  [`数据库连接失败 ${LOG}`, 'zh'],
  [`${LOG} ${LOG} ${LOG} 数据`, 'latin'],
  ['データベースに接続できません', 'ja'],
  ['我们的服务器の连接从今天早上开始一直失败请帮忙查看一下谢谢', 'zh'],
  ['데이터베이스 연결 실패', 'ko'],
  [`Сервер не отвечает ${LOG}`, 'cyrillic'],
  ['الخادم لا يستجيب', 'arabic'],
  ['השרת לא מגיב', 'hebrew'],
  ['Ο διακομιστής δεν απαντά', 'greek'],
  ['सर्वर काम नहीं कर रहा', 'devanagari'],
  ['เซิร์ฟเวอร์ไม่ตอบสนอง', 'thai'],
  ['503 !!! 😀', 'unknown'],
])('takes %j for %s', (text, language) => {
  const message = { role: 'customer' as const, at: null, author: null, text, extra: {} };
  expect(languageOf(ticketWith({ messages: [message] }), {})).toBe(language);
});

it("believes the ticket's own field when it is text", () => {
  expect(languageOf(ticketWith(), { language: 'nl' })).toBe('nl');
  expect(languageOf(ticketWith(), { language: 5 })).toBe('latin');
});
