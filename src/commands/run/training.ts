import type { Settings } from '../../config/settings.ts';
import { DataError, UsageError } from '../../errors.ts';
import type { LabelNames } from '../../tickets/parse-ticket.ts';
import type { Selection } from '../../tickets/select.ts';
import { selectedTickets } from '../../tickets/selected-tickets.ts';
import { surveyDump, type DumpSurvey } from '../../tickets/survey.ts';
import type { Ticket } from '../../tickets/ticket.ts';

/** The labelled tickets to learn from. */
export interface Training {
  survey: DumpSurvey;
  tickets: () => AsyncGenerator<Ticket>;
}

/** Those of --train, or of the dataset's split "train". Throws UsageError when there is none. */
export async function openTraining(
  { train }: { train?: string },
  dataset: string,
  settings: Pick<Settings, 'categories'>,
): Promise<Training> {
  const path = train ?? dataset;
  const labels = labelNames(settings);
  const split = train === undefined ? 'train' : null;
  const selection: Selection = { limit: null, sample: null, seed: 0, where: [], split, labelledOnly: true, only: null };
  try {
    const survey = await surveyDump(path, { labels, selection });
    return { survey, tickets: () => ticketsOf(path, survey, labels) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new UsageError(`nothing to learn from: ${error.message}`, {
      hint: 'Name a file of labelled tickets with --train, or give tickets "split":"train".',
      cause: error,
    });
  }
}

async function* ticketsOf(path: string, survey: DumpSurvey, labels: LabelNames): AsyncGenerator<Ticket> {
  for await (const { ticket } of selectedTickets(path, survey, { labels })) yield ticket;
}

/** The labels that a ticket may carry. */
export const labelNames = ({ categories }: Pick<Settings, 'categories'>): LabelNames => ({
  names: categories.map(({ name }) => name),
  quiet: categories.find(({ escalates }) => !escalates)?.name ?? '',
});
