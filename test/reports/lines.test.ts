import { expect, it } from 'vitest';
import { sourceLine } from '../../src/reports/lines.ts';
import { slicesSection } from '../../src/reports/html/slices.ts';
import { tablesOf } from '../../src/reports/tables.ts';
import { classifyReport, evalReport } from './build.ts';
import { htmlPage } from './html/build.ts';

const figure = (n: number) => ({ value: 1, n });
const stability = {
  unanimous: figure(15),
  agreement: figure(15),
  vote: {
    accuracy: figure(15),
    macroF1: figure(15),
    detection: { precision: figure(9), recall: figure(9), f1: figure(9) },
  },
};

it.each([
  ['one answer each', evalReport(), '45 tickets, 88.9 % answered'],
  ['three answers each', evalReport({ stability }), '15 tickets, 45 answers, 88.9 % answered'],
  ['three answers each, without labels', classifyReport({ askedTickets: 15 }), '15 tickets, 45 answers, 88.9 %'],
  ['one ticket', evalReport({ tickets: 1 }), '1 ticket, 88.9 % answered'],
])('the source line of %s counts tickets and answers apart', (_, report, words) => {
  expect(sourceLine(report)).toContain(` · ${words}`);
});

it.each([
  ['tickets', evalReport()],
  ['answers', evalReport({ stability })],
  ['tickets', classifyReport()],
  ['answers', classifyReport({ askedTickets: 15 })],
])('counts of %s are called so', (counted, report) => {
  const counts = tablesOf(report).filter(({ title }) => title.startsWith('By ') || title === 'Answers');
  expect(counts.length).toBeGreaterThan(0);
  const others = counted === 'tickets' ? 'answers' : 'tickets';
  for (const { columns } of counts) {
    expect(columns).toContain(counted);
    expect(columns).not.toContain(others);
  }
});

it.each([
  ['Tickets', evalReport()],
  ['Answers', evalReport({ stability })],
])('counts of %s are called so on the page', (counted, report) => {
  const { rows } = htmlPage();
  const page = htmlPage({ rows: rows.map((row) => ({ ...row, report: { ...report, slices: row.report.slices } })) });
  expect(slicesSection(page)?.body.source).toContain(`>${counted}<`);
});
