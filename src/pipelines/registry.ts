import { UsageError } from '../errors.ts';
import { didYouMean } from '../util/suggest.ts';
import { baselineKeywords } from './baseline-keywords.ts';
import { baselineKnn } from './baseline-knn.ts';
import { baselineMajority } from './baseline-majority.ts';
import { baselineTfidfLogreg } from './baseline-tfidf-logreg.ts';
import { cot, cotIcl, cotIclReflection, cotReflection } from './cot.ts';
import { direct } from './direct.ts';
import { staged } from './staged.ts';
import type { PipelineSpec } from './types.ts';

const PIPELINES = {
  direct,
  cot,
  'cot+reflection': cotReflection,
  'cot+icl': cotIcl,
  'cot+icl+reflection': cotIclReflection,
  staged,
  'baseline:majority': baselineMajority,
  'baseline:keywords': baselineKeywords,
  'baseline:tfidf-logreg': baselineTfidfLogreg,
  'baseline:knn': baselineKnn,
} satisfies Record<string, PipelineSpec>;

export const PIPELINE_NAMES = Object.keys(PIPELINES) as (keyof typeof PIPELINES)[];

/** The pipeline of that name; throws UsageError with a suggestion when there is none. */
export function findPipeline(name: string): PipelineSpec {
  const known = PIPELINE_NAMES.find((candidate) => candidate === name);
  if (known !== undefined) return PIPELINES[known];
  throw new UsageError(
    `pipeline: expected one of ${PIPELINE_NAMES.join(', ')}, or the path of a file .mjs, got "${name}".${didYouMean(name, PIPELINE_NAMES)}`,
  );
}
