import { ModelError, messageOf } from '../errors.ts';
import type { CallKind } from './call-kind.ts';
import { chargeFor, type Charging, type Outcome } from './price.ts';
import type { Call, Wrapper } from './send.ts';

/** One try of one call, as it ended. */
export interface AttemptRecord {
  kind: CallKind;
  /** When it ended, ISO 8601. */
  at: string;
  /** The model's name at its provider, and where it runs; null for this process. */
  model: string;
  host: string | null;
  attempt: number;
  /** `ok`, the kind of ModelError, or `aborted`. */
  outcome: string;
  /** Of HTTP; null when no answer came. */
  status: number | null;
  /** Milliseconds before it was made, after a failure and for its turn; whole. */
  waitedMs: number;
  /** Milliseconds that it took; whole. */
  durationMs: number;
  requestId: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  /** What the budget was charged, US dollars; null without a price. */
  costUsd: number | null;
  /** Null when it went well. */
  error: string | null;
}

export type OnAttempt = (record: AttemptRecord) => void;

interface CallLogOptions extends Charging {
  kind: CallKind;
  model: string;
  host: string | null;
  onAttempt: OnAttempt;
  now: () => number;
}

/** Tells of every attempt, be it good or bad. */
export function withCallLog({ kind, model, host, onAttempt, now, ...charging }: CallLogOptions): Wrapper {
  return (send) => async (call) => {
    const startedAt = now();
    const tell = (outcome: Outcome): void =>
      onAttempt({
        kind,
        at: new Date().toISOString(),
        model,
        host,
        attempt: call.attempt,
        ...fieldsOf(outcome, call),
        waitedMs: Math.round(call.waitedMs),
        durationMs: Math.round(now() - startedAt),
        costUsd: chargeFor(outcome, call.characters, charging),
      });
    const sent = await send(call).catch((error: unknown) => {
      tell({ error });
      throw error;
    });
    tell({ sent });
    return sent;
  };
}

type OutcomeFields = Pick<AttemptRecord, 'outcome' | 'status' | 'requestId' | 'inputTokens' | 'outputTokens' | 'error'>;

function fieldsOf(outcome: Outcome, { signal }: Call): OutcomeFields {
  if ('sent' in outcome) {
    const { usage, response } = outcome.sent;
    const { status = null, requestId = null } = response ?? {};
    return { outcome: 'ok', status, requestId, ...usage, error: null };
  }
  const { error } = outcome;
  const none = { status: null, requestId: null, inputTokens: null, outputTokens: null, error: messageOf(error) };
  if (!(error instanceof ModelError)) return { ...none, outcome: signal.aborted ? 'aborted' : 'error' };
  const { status = null, requestId = null } = error.response ?? {};
  return { ...none, outcome: error.kind, status, requestId };
}
