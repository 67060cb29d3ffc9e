import { UsageError } from '../errors.ts';
import { didYouMean } from '../util/suggest.ts';
import { baselineMajority } from './baseline-majority.ts';
import { cot } from './cot.ts';
import { direct } from './direct.ts';
import type { PipelineSpec } from './types.ts';

const PIPELINES = {
  direct,
  cot,
  'baseline:majority': baselineMajority,
} satisfies Record<string, PipelineSpec>;

const PIPELINE_NAMES = Object.keys(PIPELINES) as (keyof typeof PIPELINES)[];

/** The pipeline of that name; throws UsageError with a suggestion when there is none. */
export function findPipeline(name: string): PipelineSpec {
  const known = PIPELINE_NAMES.find((candidate) => candidate === name);
  if (known !== undefined) return PIPELINES[known];
  throw new UsageError(
    `pipeline: expected one of ${PIPELINE_NAMES.join(', ')}, got "${name}".${didYouMean(name, PIPELINE_NAMES)}`,
  );
}
