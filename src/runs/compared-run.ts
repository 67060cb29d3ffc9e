import type { KeptText } from './kept-texts.ts';
import type { RunFacts } from './manifest.ts';
import type { PredictionRecord } from './prediction-record.ts';

/** What a comparison needs to know of an answer. */
export type ComparedAnswer = Pick<
  PredictionRecord,
  'ticketId' | 'repeat' | 'contentSha256' | 'label' | 'incidentId' | 'status' | 'category'
>;

/** One side of a comparison. */
export interface ComparedRun<Answer extends ComparedAnswer = ComparedAnswer> {
  /** As the user named it. */
  name: string;
  facts: RunFacts;
  isFinished: boolean;
  texts: KeptText[];
  /** Read anew by each call. */
  answers: () => AsyncIterable<Answer>;
}
