import type { Usage } from './types.ts';

/** What is known of a call on its way to a provider. */
export interface Call {
  signal: AbortSignal;
  /** Aborted when no call has anything to wait for any more; what is under way goes on. */
  patience: AbortSignal;
  /** Length of all that is sent, from which tokens are estimated. */
  characters: number;
  /** Which try this is, from 1. */
  attempt: number;
  /** Milliseconds that this try has waited, after a failure and for its turn. */
  waitedMs: number;
}

/** What an endpoint says it allows, in a window of its own length; null for what it leaves out. */
export interface Allowance {
  limit: number | null;
  remaining: number | null;
  /** Milliseconds until nothing of the limit is used. */
  resetMs: number | null;
}

/** What came along with a reply. */
export interface ResponseNotice {
  /** Of HTTP. */
  status: number;
  requestId: string | null;
  requests: Allowance;
  tokens: Allowance;
}

export interface Sent<Value> {
  value: Value;
  usage: Usage;
  /** Milliseconds from the request to the end of the reply. */
  durationMs: number;
  /** Null from a model in this process. */
  response: ResponseNotice | null;
}

/** Makes one call, of a chat model or an embedder. Throws ModelError for want of a reply. */
export type Send<Value> = (call: Call) => Promise<Sent<Value>>;

/** Adds to calls what none of the providers knows about, such as retries. */
export type Wrapper = <Value>(send: Send<Value>) => Send<Value>;

/** A call that was not tried yet. */
export const firstCall = (characters: number, signal: AbortSignal): Call => ({
  signal,
  patience: signal,
  characters,
  attempt: 1,
  waitedMs: 0,
});

/** What calls of a model go through. */
export interface Guard {
  /** Around a call, which may take several requests to find out how its endpoint wants to be asked. */
  call: Wrapper;
  /** Around each request. */
  request: Wrapper;
}

/** Adds nothing. */
export const UNGUARDED: Guard = { call: (send) => send, request: (send) => send };
