import { count, type Finding, merge } from './finding.ts';
import type { Instructions } from './instructions.ts';
import type { Sentence } from './sentences.ts';
import { WEIGHTS } from './weights.ts';

/**
 * Who is hit, whether it lasts, and what nobody can explain. Under the rule that later messages weigh more, the opening
 * has no say here, as what it fears may have been cleared up. Weight is zero or positive.
 */
export function scopeOf(sentences: readonly Sentence[], { recency }: Instructions): Finding {
  const customer = sentences.filter(({ speaker }) => speaker === 'customer');
  const heard = recency ? customer.filter(({ stage }) => stage !== 'opening') : customer;
  const others = sentences.filter(({ speaker }) => speaker !== 'customer');
  return merge([
    count(heard, 'lasting', WEIGHTS.lasting),
    count(heard, 'impact', WEIGHTS.impact),
    count(heard, 'unexplained', WEIGHTS.unexplained),
    count(others, 'unexplained', WEIGHTS.finding),
  ]);
}
