import { describe, expect, it } from 'vitest';
import { LINK, PART_LINK } from '../../../../src/runs/sweep/log/link-record.ts';

const link = { ticketId: 'b', threshold: 0.9, rewrite: false, group: 'a', similarity: 0.93, incidentId: null };
const founder = { ...link, ticketId: 'a', similarity: null, incidentId: 'INC-1' };

it.each([link, founder])('a link of $ticketId is read', (record) => {
  expect(LINK.parse(JSON.stringify(record))).toEqual(record);
  const inPart = { part: 'held-out', ...record };
  expect(PART_LINK.parse(JSON.stringify(inPart))).toEqual(inPart);
});

describe('what is no link is none', () => {
  it.each(['', '{"ticketId":', 'null', '7', '[]', '{}'])('%s', (line) => {
    expect(LINK.parse(line)).toBeNull();
    expect(PART_LINK.parse(line)).toBeNull();
  });

  it.each(Object.keys(link))('without %s', (field) => {
    expect(LINK.parse(JSON.stringify({ ...link, [field]: undefined }))).toBeNull();
  });

  it.each([
    { ticketId: 7 },
    { threshold: '0.9' },
    { rewrite: 0 },
    { group: null },
    { similarity: '0.93' },
    { incidentId: 7 },
  ])('with $0', (bad) => {
    expect(LINK.parse(JSON.stringify({ ...link, ...bad }))).toBeNull();
  });

  it.each([{}, { part: 'test' }, { part: null }])('of a part that is none: %o', (part) => {
    expect(PART_LINK.parse(JSON.stringify({ ...link, ...part }))).toBeNull();
  });
});
