import type { Provenance } from '../../tickets/ticket.ts';
import { NOTHING_SPENT } from '../spent.ts';
import type { PipelineSpec } from '../types.ts';
import { readCorpus, type Corpus } from './corpus.ts';
import { ticketTerms } from './ticket-terms.ts';

export interface Judgement {
  category: string;
  /** In [0, 1]; null where the method gives no probability. */
  confidence: number | null;
  reasoning: string;
}

/** Judges a ticket by its terms, as positions in the corpus that was learnt from. */
export type Judge = (positions: Uint32Array, provenance: Provenance) => Judgement;

/** A pipeline without calls that learns from labelled tickets. `quiet` is the category that nobody is called for. */
export function textBaseline(summary: string, learn: (corpus: Corpus, quiet: string) => Judge): PipelineSpec {
  return {
    summary,
    calls: 0,
    isTrained: true,
    showsExamples: false,
    prompts: [],
    create: async ({ categories, trainingTickets }) => {
      const quiet = categories.find(({ escalates }) => !escalates)?.name;
      if (quiet === undefined) throw new RangeError('categories: none has escalates: false');
      const corpus = await readCorpus(trainingTickets());
      const judge = learn(corpus, quiet);
      return {
        preview: () => null,
        predict: (conversation, { provenance }) => {
          const judgement = judge(corpus.positionsOf(ticketTerms(conversation)), provenance);
          return Promise.resolve({ status: 'answered', ...judgement, ...NOTHING_SPENT, examples: [] });
        },
      };
    },
  };
}
