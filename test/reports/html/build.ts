import type { HtmlPage, PageAnswer, PageTicket } from '../../../src/reports/html/page.ts';
import type { ReportRow } from '../../../src/reports/report-rows.ts';
import { seededRandom } from '../../../src/util/random.ts';
import { evalReport, NOTICE, slice } from '../build.ts';

export const pageRow = (name: string, more: Partial<ReportRow> = {}): ReportRow => ({
  name,
  report: evalReport(),
  published: null,
  ...more,
});

export const pageAnswer = (more: Partial<PageAnswer> = {}): PageAnswer => ({
  row: 'cot · embedded',
  status: 'answered',
  category: 'failure',
  confidence: 0.91,
  reasoning: 'It is down for everybody.',
  problem: null,
  reply: null,
  examples: [],
  ...more,
});

export const pageTicket = (id: string, more: Partial<PageTicket> = {}): PageTicket => ({
  id,
  title: `Title of ${id}`,
  product: 'dns',
  language: 'en',
  tags: ['understated'],
  incidentId: null,
  label: 'failure',
  messages: [{ role: 'customer', at: '2025-03-04T01:05:00Z', text: `Text of ${id}` }],
  answers: [pageAnswer()],
  ...more,
});

export const htmlPage = (more: Partial<HtmlPage> = {}): HtmlPage => ({
  title: 'tickets.jsonl',
  notice: NOTICE,
  categories: [
    { name: 'failure', escalates: true },
    { name: 'loss', escalates: true },
    { name: 'other', escalates: false },
  ],
  rows: [pageRow('cot · embedded')],
  steps: [],
  isComplete: true,
  tickets: [
    pageTicket('T-1'),
    pageTicket('T-2', { answers: [pageAnswer({ category: 'other', reasoning: 'Only a question.' })], tags: ['long'] }),
    pageTicket('T-3', { label: 'other', product: 'db', answers: [pageAnswer({ examples: ['T-1', 'T-99'] })] }),
  ],
  ...more,
});

/** Two rows, a step and published figures; the rows agree on T-1 alone. */
export function ablationPage(): HtmlPage {
  const first = pageAnswer({ row: 'direct · embedded' });
  const second = pageAnswer({ row: 'cot · embedded', category: 'other' });
  const macroF1 = { value: 0.031, low: -0.012, high: 0.074 };
  return htmlPage({
    rows: [
      pageRow('direct · embedded'),
      pageRow('cot · embedded', { published: { precision: 0.82, recall: 0.821, f1: null, note: 'TickIt, FSE 2025' } }),
    ],
    steps: [
      {
        from: 'direct · embedded',
        to: 'cot · embedded',
        fixed: 9,
        broken: 4,
        pValue: 0.267,
        adjustedP: 0.534,
        macroF1,
      },
    ],
    tickets: [
      pageTicket('T-1', { answers: [first, { ...second, category: 'failure' }] }),
      pageTicket('T-2', { answers: [first, second] }),
      pageTicket('T-3', { label: 'other', answers: [first, second] }),
    ],
  });
}

/** Two rows of long names, many categories with long names, and a long conversation. */
export function widePage(): HtmlPage {
  const names = Array.from({ length: 9 }, (_, index) => `a_category_with_a_long_name_${index}`);
  const confusion = {
    rows: names,
    columns: [...names, 'unparsed', 'failed'],
    counts: names.map(() => Array.from({ length: 11 }, () => 3)),
  };
  const report = evalReport({ confusion, slices: names.map((value) => slice(value.replaceAll('_', ''))) });
  const rows = ['./pipelines/my-own-pipeline.mjs · openai:a-model-of-a-long-name', 'cot · embedded'];
  const messages = names.map((text) => ({ role: 'agent' as const, at: null, text: `${text} `.repeat(60) }));
  return htmlPage({
    title: `${names.join('-')}.jsonl`,
    rows: rows.map((name) => pageRow(name, { report })),
    tickets: [
      pageTicket(names.join(''), { title: names.join(''), messages, answers: rows.map((row) => pageAnswer({ row })) }),
    ],
  });
}

/** Words of no language, as many different ones as a writer uses, so that they do not compress better than real text. */
export function manyTickets(count: number, letters: number): PageTicket[] {
  const random = seededRandom(1);
  const word = (): string =>
    Array.from({ length: 3 + Math.floor(random() * 6) }, () =>
      String.fromCharCode(97 + Math.floor(random() * 26)),
    ).join('');
  const vocabulary = Array.from({ length: 8000 }, word);
  const text = (length: number): string => {
    let written = '';
    // squared, as a few words make up most of a text
    while (written.length < length) written += `${vocabulary[Math.floor(random() ** 2 * vocabulary.length)] ?? ''} `;
    return written;
  };
  return Array.from({ length: count }, (_, index) =>
    pageTicket(`T-${index}`, {
      title: text(40),
      messages: [
        { role: 'customer', at: null, text: text(letters / 2) },
        { role: 'agent', at: null, text: text(letters / 2) },
      ],
      answers: [pageAnswer({ reasoning: text(120), category: index % 3 === 0 ? 'other' : 'failure' })],
    }),
  );
}

export const HOSTILE = `</script><script>window.hacked = true</script><img src=x onerror="window.hacked = true">"'><svg onload=window.hacked=true>`;

/** A page in which every text is an attack. */
export function hostilePage(): HtmlPage {
  const report = evalReport();
  const name = HOSTILE;
  const figures = report.strict.perCategory.failure;
  const perCategory = figures === undefined ? {} : { [name]: figures };
  const answer = pageAnswer({
    row: name,
    category: name,
    reasoning: HOSTILE,
    reply: HOSTILE,
    problem: HOSTILE,
    examples: [HOSTILE],
  });
  return htmlPage({
    title: HOSTILE,
    notice: HOSTILE,
    categories: [{ name, escalates: true }],
    rows: [
      pageRow(name, {
        report: {
          ...report,
          run: { ...report.run, dataset: HOSTILE, pipeline: HOSTILE, model: HOSTILE, modelHost: HOSTILE },
          strict: { ...report.strict, perCategory },
          confusion: { rows: [name], columns: [name, 'unparsed', 'failed'], counts: [[1, 0, 0]] },
          slices: report.slices.map((slice) => ({ ...slice, dimension: HOSTILE, value: HOSTILE })),
        },
        published: { precision: 0.5, recall: 0.5, f1: 0.5, note: HOSTILE },
      }),
    ],
    tickets: [
      pageTicket(HOSTILE, {
        title: HOSTILE,
        product: HOSTILE,
        language: HOSTILE,
        tags: [HOSTILE],
        incidentId: HOSTILE,
        label: HOSTILE,
        messages: [{ role: 'customer', at: HOSTILE, text: HOSTILE }],
        answers: [answer, { ...answer, status: 'failed', category: null }],
      }),
    ],
  });
}
