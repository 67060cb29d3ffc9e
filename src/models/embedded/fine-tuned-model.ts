import { ModelError } from '../../errors.ts';
import type { ChatModel } from '../types.ts';
import { featuresOf } from './fine-tuned/features.ts';
import { headInput, type HeadWeights, probabilities } from './fine-tuned/head.ts';
import { decodeKeys } from './fine-tuned/keys.ts';
import { Neighbours } from './fine-tuned/neighbours.ts';
import type { FineTunedRecord } from './fine-tuned/record.ts';
import type { Knowledge } from './read-prompt.ts';
import { createReadingModel } from './reading-model.ts';

/**
 * The embedded model with a trained head: it reads the same, examples and earlier answers included, and the head decides.
 * Throws ModelError for a prompt with a category that the model was not trained on.
 */
export function createFineTunedModel(record: FineTunedRecord): ChatModel {
  const { name, categories, denseWeights, bucketWeights, known } = record;
  const neighbours = new Neighbours(
    known.map(({ category, keys }) => ({ category, keys: decodeKeys(keys) })),
    categories.length,
  );
  const buckets = bucketWeights[0]?.length ?? 0;
  const weights = denseWeights.map((dense, category): HeadWeights => ({
    dense,
    buckets: bucketWeights[category] ?? [],
  }));
  return createReadingModel(`embedded:${name}`, (observation, knowledge) => {
    requireKnown(knowledge, record);
    const features = featuresOf({ observation, knowledge }, categories);
    const votes = neighbours.votes(features.keys, null);
    const likelihoods = probabilities(headInput(features, votes, buckets), weights);
    return shared(knowledge.categories.map((category) => likelihoods[categories.indexOf(category.name)] ?? 0));
  });
}

function requireKnown({ categories }: Knowledge, { name, categories: trained }: FineTunedRecord): void {
  const unknown = categories.map((category) => category.name).filter((category) => !trained.includes(category));
  if (unknown.length === 0) return;
  throw new ModelError('rejected', `embedded:${name} was not trained on the category ${unknown.join(', ')}`, {
    hint: `It knows ${trained.join(', ')}. Train it again with the categories of this prompt.`,
  });
}

/** The prompt may have fewer categories than the model: these share what is left. */
function shared(likelihoods: readonly number[]): number[] {
  const sum = likelihoods.reduce((total, likelihood) => total + likelihood, 0);
  return likelihoods.map((likelihood) => (sum === 0 ? 1 / likelihoods.length : likelihood / sum));
}
