import { expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { matches, parseWhere, type Selection } from '../../src/tickets/select.ts';
import { ticketWith } from './support.ts';

const everything: Selection = {
  limit: null,
  sample: null,
  seed: 0,
  where: [],
  split: null,
  labelledOnly: false,
  only: null,
};

it.each([
  ['tag=late_escalation', { field: 'tag', value: 'late_escalation' }],
  ['customer=a=b', { field: 'customer', value: 'a=b' }],
  [' product = x', { field: 'product', value: ' x' }],
])('parses %j', (text, where) => {
  expect(parseWhere(text)).toEqual(where);
});

it.each([
  ['tag', /expected field=value, got "tag"/],
  ['tag=', /expected field=value/],
  ['=x', /expected field=value/],
  ['prodct=x', /expected one of tag, label, product, .*got "prodct" \(did you mean "product"\?\)/],
  ['constructor=x', /expected one of tag/],
])('refuses %j', (text, message) => {
  expect(() => parseWhere(text)).toThrow(UsageError);
  expect(() => parseWhere(text)).toThrow(message);
});

const ticket = ticketWith({
  product: 'cdn',
  region: 'eu-1',
  customer: 'acct-1',
  gold: { label: 'other', escalateAt: null, incidentId: 'I-1', tags: ['a', 'b'], split: 'test' },
});

it.each([
  'tag=a',
  'tag=b',
  'label=other',
  'product=cdn',
  'region=eu-1',
  'customer=acct-1',
  'incident=I-1',
  'split=test',
  'language=latin',
])('matches %s', (text) => {
  const where = parseWhere(text);
  expect(matches(ticket, { ...everything, where: [where] })).toBe(true);
  expect(matches(ticket, { ...everything, where: [{ ...where, value: 'Other' }] })).toBe(false);
  expect(matches(ticketWith({ messages: [] }), { ...everything, where: [where] })).toBe(false);
});

it('asks for all conditions, the split and the label', () => {
  const where = ['tag=a', 'product=dns'].map(parseWhere);
  expect(matches(ticket, { ...everything, where })).toBe(false);
  expect(matches(ticket, { ...everything, split: 'train' })).toBe(false);
  expect(matches(ticket, { ...everything, split: 'test', labelledOnly: true })).toBe(true);
  expect(matches(ticketWith(), { ...everything, labelledOnly: true })).toBe(false);
});
