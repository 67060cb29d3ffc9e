import type { Manifest } from '../../runs/folder/manifest.ts';
import type { Category } from '../../tickets/category.ts';
import type { Selection } from '../../tickets/select.ts';
import type { DumpSurvey } from '../../tickets/survey.ts';

/** How tickets were selected, as any identity says it. */
export const selectionFacts = ({ limit, sample, split, where }: Selection) => ({
  limit,
  sample,
  split,
  where: where.map(({ field, value }) => `${field}=${value}`),
});

interface Begun {
  dataset: string;
  survey: DumpSurvey;
  categories: readonly Category[];
}

/** What any manifest says beside its identity, of a run that begins now. */
export const manifestFacts = ({ dataset, survey, categories }: Begun): Omit<Manifest, 'version' | 'identity'> => ({
  command: ['tickit', ...process.argv.slice(2)].join(' '),
  dataset: {
    path: dataset,
    records: survey.records,
    rejected: survey.rejected,
    unlabelled: survey.unlabelled,
    selected: survey.selected,
  },
  categories: categories.map(({ name, escalates, team }) => ({ name, escalates, team })),
  startedAt: new Date().toISOString(),
  finishedAt: null,
});
