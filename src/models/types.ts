export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** What the reply must look like: a JSON object of this schema. */
export interface ReplyFormat {
  name: string;
  /** JSON Schema of an object, all of whose properties are required. */
  schema: Record<string, unknown>;
}

export interface ChatRequest {
  messages: readonly ChatMessage[];
  format: ReplyFormat;
  /** Which of several answers to the same question this is, from 0. */
  repeat: number;
}

/** Counts of tokens; null where the provider does not say. */
export interface Usage {
  inputTokens: number | null;
  outputTokens: number | null;
}

/** `stop` = complete, `length` = cut off, `filter` = withheld by the provider or refused by the model. */
export type FinishReason = 'stop' | 'length' | 'filter';

export interface ChatReply {
  text: string;
  usage: Usage;
  finishReason: FinishReason;
  /** Whether no call was made for it, as it was known from an earlier one. */
  isCached: boolean;
  /** Milliseconds of the call that gave it, without any waiting before; 0 when it is cached. */
  durationMs: number;
}

/** Something that completes chat messages. Throws ModelError when there is no reply, or the signal's reason when aborted. */
export interface ChatModel {
  /** The model's name at its provider. */
  readonly id: string;
  /** The host that calls go to; null for a model in this process. */
  readonly host: string | null;
  complete(request: ChatRequest, options: { signal: AbortSignal }): Promise<ChatReply>;
}

/** Something that turns texts into vectors. Throws ModelError when it gives none, or the signal's reason when aborted. */
export interface Embedder {
  /** The model's name at its provider. */
  readonly id: string;
  /** The host that calls go to; null for one in this process. */
  readonly host: string | null;
  /** A vector of length 1 for each text, in the order of the texts, all of the same dimension; none for no texts. */
  embed(texts: readonly string[], options: { signal: AbortSignal }): Promise<Float32Array[]>;
}
