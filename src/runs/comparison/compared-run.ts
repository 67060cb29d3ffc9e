import type { KeptText } from '../folder/kept-texts.ts';
import type { RunFacts } from '../folder/manifest.ts';
import type { PredictionRecord } from '../log/prediction-record.ts';

/** What a comparison needs to know of an answer. */
export type ComparedAnswer = Pick<
  PredictionRecord,
  'ticketId' | 'repeat' | 'contentSha256' | 'label' | 'incidentId' | 'status' | 'category' | 'attempt'
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
