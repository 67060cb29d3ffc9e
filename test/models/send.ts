import { ModelError, type ModelErrorKind } from '../../src/errors.ts';
import { firstCall, type Call, type Send, type Sent } from '../../src/models/send.ts';

export const call = (more: Partial<Call> = {}): Call => ({ ...firstCall(300, new AbortController().signal), ...more });

/** A reply that used 100 tokens in and 20 out. */
export const sent = (more: Partial<Sent<string>> = {}): Sent<string> => ({
  value: 'reply',
  usage: { inputTokens: 100, outputTokens: 20 },
  durationMs: 5,
  response: null,
  ...more,
});

/** A failure, of an endpoint that says after how many milliseconds to come back if it says so. */
export const failure = (kind: ModelErrorKind, retryAfterMs: number | null = null, status = 500): ModelError =>
  new ModelError(kind, `it is ${kind}`, { response: { status, requestId: null, retryAfterMs } });

/** Replies or fails in turn, and keeps with what it was called. */
export function scripted(...outcomes: (Sent<string> | Error)[]): Send<string> & { calls: Call[] } {
  const calls: Call[] = [];
  const send: Send<string> = (given) => {
    const outcome = outcomes[calls.length] ?? sent();
    calls.push(given);
    return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
  };
  return Object.assign(send, { calls });
}
