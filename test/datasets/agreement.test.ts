import { expect, it } from 'vitest';
import { checkLabelledTwice, cohensKappa, renderAgreement, type TwoLabels } from '../../datasets/checks/agreement.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';

const repeat = (count: number, first: string, second: string): [string, string][] =>
  Array.from({ length: count }, () => [first, second]);

it.each([
  // 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed 35/50 = 0.7, expected 0.5·0.6 + 0.5·0.4 = 0.5, so 0.2/0.5.
  {
    name: 'a two-by-two table',
    pairs: [...repeat(20, 'y', 'y'), ...repeat(5, 'y', 'n'), ...repeat(10, 'n', 'y'), ...repeat(15, 'n', 'n')],
    kappa: 0.4,
  },
  { name: 'full agreement', pairs: [...repeat(3, 'a', 'a'), ...repeat(2, 'b', 'b')], kappa: 1 },
  // Observed 0; expected 0.5·0.5 + 0.5·0.5 = 0.5.
  { name: 'full disagreement', pairs: [...repeat(2, 'a', 'b'), ...repeat(2, 'b', 'a')], kappa: -1 },
  { name: 'one label only', pairs: repeat(4, 'a', 'a'), kappa: null },
  { name: 'no pairs', pairs: [], kappa: null },
])("Cohen's kappa of $name is $kappa", ({ pairs, kappa }) => {
  const value = cohensKappa(pairs);
  if (kappa === null) expect(value).toBeNull();
  else expect(value).toBeCloseTo(kappa, 12);
});

const two = (first: string, second: string, at: number | null = null): TwoLabels => ({
  first: { label: first, at },
  second: { label: second, at },
});

it('the table counts agreement for all labels and for each against the rest', () => {
  const text = renderAgreement([two('a', 'a', 1), two('b', 'b'), two('a', 'b')], ['a', 'b']);
  // Observed 2/3, expected 2/3·1/3 + 1/3·2/3 = 4/9: (6/9 − 4/9) / (5/9) = 0.4.
  expect(text).toMatch(/label +2 of 3 +0\.400/);
  expect(text).toMatch(/escalateAt, same message +1 of 1/);
});

it('a ticket that was labelled once, or whose label is in neither labelling, is found', () => {
  const ticket = (id: string, label: string) => ({ id, gold: { label } }) as Ticket;
  const twice = new Map([['T-1', two('a', 'b')]]);
  expect(checkLabelledTwice([ticket('T-1', 'b')], twice)).toEqual([expect.objectContaining({ ok: true })]);
  expect(checkLabelledTwice([ticket('T-1', 'c')], twice)).toEqual([expect.objectContaining({ ok: false })]);
  expect(checkLabelledTwice([ticket('T-2', 'a')], twice)).toEqual([expect.objectContaining({ ok: false })]);
});
