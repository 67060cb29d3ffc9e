import { count, type Finding, merge } from './finding.ts';
import type { Sentence } from './sentences.ts';
import { WEIGHTS } from './weights.ts';

/**
 * Whether the customer imagines, only asks, admits an own mistake or reports a solution. What the opening message
 * asks or claims to be solved says nothing, as serious reports begin like that too. Weight is zero or negative.
 */
export function doubtOf(sentences: readonly Sentence[]): Finding {
  const customer = sentences.filter(({ speaker }) => speaker === 'customer');
  const later = customer.filter(({ stage }) => stage !== 'opening');
  return merge([
    count(customer, 'hypothesis', WEIGHTS.hypothesis),
    count(later, 'howTo', WEIGHTS.howTo),
    count(later, 'question', WEIGHTS.question),
    count(later, 'solved', WEIGHTS.solved, 1),
    count(later, 'ownFault', WEIGHTS.ownFault, 1),
  ]);
}
