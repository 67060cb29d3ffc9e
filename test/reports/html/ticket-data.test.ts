import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packTickets } from '../../../src/reports/html/ticket-data.ts';
import { ablationPage, htmlPage, manyTickets, pageAnswer, pageTicket } from './build.ts';

interface Packed {
  rows: string[];
  tickets: {
    id: string;
    messages: { text: string }[] | null;
    answers: { row: number; outcome: string; reasoning: string | null }[];
  }[];
}

const unpack = (base64: string): Packed => JSON.parse(gunzipSync(Buffer.from(base64, 'base64')).toString()) as Packed;

it('keeps all of the tickets, rows by number and outcomes by name', () => {
  const { base64, leftOut } = packTickets(ablationPage(), 1e6);
  const { rows, tickets } = unpack(base64);
  expect(leftOut).toBeNull();
  expect(rows).toEqual(['direct · embedded', 'cot · embedded']);
  expect(tickets.map(({ answers }) => answers.map(({ row, outcome }) => [row, outcome]))).toEqual([
    [
      [0, 'right'],
      [1, 'right'],
    ],
    [
      [0, 'right'],
      [1, 'missed'],
    ],
    [
      [0, 'false-alarm'],
      [1, 'right'],
    ],
  ]);
  expect(tickets[0]?.messages).toEqual([{ role: 'customer', at: '2025-03-04T01:05:00Z', text: 'Text of T-1' }]);
});

describe('where all would be too large', () => {
  // every third is missed, beginning with T-0
  const page = htmlPage({ tickets: manyTickets(60, 3000) });
  const whole = packTickets(page, Infinity);
  const lengths = ({ base64 }: { base64: string }) =>
    unpack(base64).tickets.map(({ messages }) => messages?.[0]?.text.length ?? 0);

  it('cuts short what was got right first, and says so', () => {
    const cut = packTickets(page, whole.base64.length - 1);
    expect(whole.leftOut).toBeNull();
    expect(cut.leftOut).toBe('Tickets that every row got right are cut short to keep this page small.');
    expect(lengths(cut)[0]).toBe(lengths(whole)[0]);
    // 300 letters, a blank and an ellipsis
    expect(lengths(cut)[1]).toBe(302);
  });

  it('keeps as much of what was got wrong as there is room for', () => {
    const kept = (part: number): number => lengths(packTickets(page, whole.base64.length * part))[0] ?? 0;
    // a third of the tickets, of messages of 1,500 letters, takes a third of the room when nothing of the others is kept
    expect(kept(0.4)).toBe(lengths(whole)[0]);
    // 1,200 and 600 letters, a blank and an ellipsis
    expect(kept(0.32)).toBe(1202);
    expect(kept(0.2)).toBe(602);
  });

  it('gives up one text after the other, and never a ticket', () => {
    for (const part of [0.8, 0.5, 0.3, 0.2, 0.1]) {
      const cut = packTickets(page, whole.base64.length * part);
      expect(cut.base64.length).toBeLessThanOrEqual(whole.base64.length * part);
      expect(cut.leftOut).toMatch(/to keep this page small\.$/);
      expect(unpack(cut.base64).tickets).toHaveLength(60);
    }
  });

  it('keeps the tickets even where they do not fit', () => {
    const bare = packTickets(page, 0);
    expect(unpack(bare.base64).tickets[59]).toMatchObject({
      id: 'T-59',
      messages: null,
      answers: [{ reasoning: null }],
    });
  });

  it('cuts no letter in half', () => {
    // the 300th letter is the first half of a flame
    const text = `${'a'.repeat(299)}${'\u{1f525}'.repeat(5000)}`;
    const tickets = [pageTicket('T-1', { messages: [{ role: 'customer', at: null, text }] })];
    const { base64 } = packTickets(
      htmlPage({ tickets }),
      packTickets(htmlPage({ tickets }), Infinity).base64.length - 1,
    );
    expect(unpack(base64).tickets[0]?.messages?.[0]?.text).toBe(`${'a'.repeat(299)} …`);
  });
});

it('chooses by a sample of many tickets what fits as well as packing all would', () => {
  const page = htmlPage({ tickets: manyTickets(3000, 400) });
  const whole = packTickets(page, Infinity).base64.length;
  const leftOut = new Set<string | null>();
  for (const part of [1, 0.7, 0.45, 0.35]) {
    const packed = packTickets(page, whole * part);
    expect(packed.base64.length).toBeLessThanOrEqual(whole * part);
    leftOut.add(packed.leftOut);
  }
  expect([...leftOut]).toHaveLength(4);
  expect([...leftOut][0]).toBeNull();
});

it('knows no answer of a row that the page has not', () => {
  const tickets = [pageTicket('T-1', { answers: [pageAnswer({ row: 'nobody' })] })];
  expect(() => packTickets(htmlPage({ tickets }), 1e6)).toThrow(RangeError);
});
