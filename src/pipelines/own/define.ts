import type { ChatMessage, ChatReply, ReplyFormat } from '../../models/types.ts';
import type { PromptAdditions } from '../../prompts/bind.ts';
import type { Category } from '../../tickets/category.ts';
import type { Conversation, Ticket } from '../../tickets/ticket.ts';
import type { Answer } from '../types.ts';

/** A pipeline of the user's own: the default export of a file that --pipeline names. */
export interface PipelineDefinition {
  /** One line on what it does. */
  summary: string;
  /** Model calls a ticket, at most, when every reply can be used; 0 when it asks no model. */
  calls: number;
  /** The prompts it asks with: a shipped one by its name, one of your own by its path from the pipeline's file, ending in `.md`. */
  prompts?: readonly string[];
  /** Whether it learns from labelled tickets; they are then looked for, and belong to the run's identity. */
  isTrained?: boolean;
  /** Whether it shows labelled tickets as examples. */
  showsExamples?: boolean;
  /** The messages of its first call, for --dry-run; when left out, those of the first prompt. */
  preview?: (ticket: Conversation) => ChatMessage[];
  /** Called once a run; what it returns is called once for each ticket, several at a time. */
  create: (parts: OwnParts) => Decide | Promise<Decide>;
}

/** What a pipeline is made from. */
export interface OwnParts {
  categories: readonly Category[];
  /** The labelled tickets to learn from; none unless `isTrained` or `showsExamples`. */
  trainingTickets: () => AsyncIterable<Ticket>;
}

export type Decide = (question: TicketQuestion) => OwnAnswer | Promise<OwnAnswer>;

/** An answer of `ask` as it is, or one made up; what is left out is null. */
export type OwnAnswer = Answer | { category: string; confidence?: number | null; reasoning?: string | null };

/** A ticket to be judged, and what helps to do so. Calls and tokens are counted whichever way the model is asked. */
export interface TicketQuestion {
  /** Without its id, its customer and its label. */
  ticket: Conversation;
  /** Which of several answers about the same ticket, from 0. */
  repeat: number;
  /** Aborted when the run is. */
  signal: AbortSignal;
  /**
   * Asks for one of the categories with a prompt that the definition names, and once more when the reply is of no use. A bad
   * reply and a call without one are answers too, of another status.
   */
  ask: (prompt: string, more?: PromptAdditions) => Promise<Answer>;
  /** Sends messages of your own and returns the reply as it is. */
  complete: (request: OwnRequest) => Promise<ChatReply>;
  /** Labelled tickets like this one, as --icl-select and --icl-k say, none of which may give the answer away. */
  examples: () => NonNullable<PromptAdditions['examples']>;
}

export interface OwnRequest {
  messages: readonly ChatMessage[];
  /** The JSON object that the reply must be. */
  format: ReplyFormat;
}

/** Says of an object that it is a pipeline, so that an editor can check it. */
export const definePipeline = (definition: PipelineDefinition): PipelineDefinition => definition;
