import type { ExampleSettings } from './examples/select.ts';
import type { ModelErrorKind } from '../errors.ts';
import type { ChatMessage, ChatModel, Usage } from '../models/types.ts';
import type { Prompt } from '../prompts/bind.ts';
import type { Category } from '../tickets/category.ts';
import type { Conversation, Provenance, Ticket } from '../tickets/ticket.ts';

/** Why a reply could not be used. */
export type ReplyProblem = 'empty' | 'truncated' | 'refused' | 'no_json' | 'no_category' | 'unknown_category';

/** `confidence` is in [0, 1]; null where the pipeline states none. */
export type Answer =
  | { status: 'answered'; category: string; confidence: number | null; reasoning: string | null }
  | { status: 'unparsed'; problem: ReplyProblem; text: string }
  | { status: 'failed'; kind: ModelErrorKind; message: string };

/** What was spent on an answer. */
export interface Spent {
  /** Replies asked for, those of no use included. */
  calls: number;
  /** Of these, answered from the cache. */
  cachedCalls: number;
  /** Tokens of all replies. */
  usage: Usage;
  /** Tokens of those that were not cached. */
  billed: Usage;
  /** Milliseconds of the calls that gave a reply, without any waiting; null when none is made. */
  durationMs: number | null;
}

export type Prediction = Answer &
  Spent & {
    /** Ids of the tickets that were shown as examples. */
    examples: readonly string[];
  };

export interface PredictOptions {
  signal: AbortSignal;
  /** Which of several answers about the same ticket, from 0. */
  repeat: number;
  provenance: Provenance;
}

/** A ticket in, a prediction out. */
export interface Pipeline {
  /**
   * Never throws for a bad reply: that is a prediction too. Throws ModelError when no further call can succeed, and the
   * signal's reason when aborted.
   */
  predict(conversation: Conversation, options: PredictOptions): Promise<Prediction>;
  /** The messages of the first call; null for a pipeline that makes none. */
  preview(conversation: Conversation, provenance: Provenance): ChatMessage[] | null;
}

/** What a pipeline is made from. */
export interface PipelineParts {
  /** Null for a pipeline that makes no calls. */
  model: ChatModel | null;
  categories: readonly Category[];
  /** The prompts that the specification names, by name. */
  prompts: ReadonlyMap<string, Prompt>;
  /** The labelled tickets to learn from. */
  trainingTickets: () => AsyncIterable<Ticket>;
  examples: ExampleSettings;
}

/** A kind of pipeline, known by its name in the registry. */
export interface PipelineSpec {
  summary: string;
  /** Model calls a ticket when every reply can be used. */
  calls: number;
  /** Whether it learns from labelled tickets, or shows some. */
  isTrained: boolean;
  /** Whether it shows labelled tickets as examples. */
  showsExamples: boolean;
  /** Names of the prompt files that it uses. */
  prompts: readonly string[];
  create(parts: PipelineParts): Promise<Pipeline>;
}
