/** An expected failure: the message alone is shown. Anything else that is thrown is a bug and shows its stack. */
export class TickitError extends Error {
  /** What the user can do about it, one sentence. */
  readonly hint: string | null;

  constructor(message: string, options: { hint?: string | undefined; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.hint = options.hint ?? null;
  }
}

/** A flag, an argument or a setting that can't be used. */
export class UsageError extends TickitError {}

/** A file that can't be read as what it should be. */
export class DataError extends TickitError {}

/** A run that was stopped before it was done, by its provider, and can be resumed. */
export class StoppedError extends TickitError {}

/** A reply that a run without calls needs and the cache does not hold. */
export class CacheMissError extends StoppedError {}

/** A run that the user interrupted, and can resume. */
export class InterruptedError extends TickitError {}

/** A gate that a run did not pass. */
export class GateError extends TickitError {}

/** A run that ended and says nothing, such as one in which no ticket was answered. */
export class InconclusiveError extends TickitError {}

/** Why a model gave no reply. The first four concern every call of the run, the others this call alone. */
export type ModelErrorKind =
  'unauthorized' | 'unknown_model' | 'unreachable' | 'quota' | 'rate_limited' | 'server' | 'timeout' | 'rejected';

const FATAL_KINDS: readonly ModelErrorKind[] = ['unauthorized', 'unknown_model', 'unreachable', 'quota'];

const RETRYABLE_KINDS: readonly ModelErrorKind[] = ['rate_limited', 'server', 'timeout'];

/** What an endpoint answered instead of a reply. */
export interface FailedResponse {
  /** Of HTTP. */
  status: number;
  requestId: string | null;
  /** Milliseconds after which it may be asked again, as it says itself; null when it does not. */
  retryAfterMs: number | null;
}

interface ModelErrorOptions {
  hint?: string | undefined;
  cause?: unknown;
  response?: FailedResponse | null;
  mayBeBilled?: boolean;
}

/** A model call that gave no reply. */
export class ModelError extends TickitError {
  readonly kind: ModelErrorKind;
  /** Null when none came. */
  readonly response: FailedResponse | null;
  /** False when the endpoint refused whatever was sent, or never got it. */
  readonly mayBeBilled: boolean;

  constructor(kind: ModelErrorKind, message: string, options: ModelErrorOptions = {}) {
    super(message, options);
    this.kind = kind;
    this.response = options.response ?? null;
    this.mayBeBilled = options.mayBeBilled ?? !(kind === 'unreachable' || (this.response?.status ?? 0) >= 400);
  }

  /** Whether the same call may succeed later. */
  get isRetryable(): boolean {
    return RETRYABLE_KINDS.includes(this.kind);
  }

  /** Whether the next call would fail in the same way, so that going on is pointless. */
  get isFatal(): boolean {
    return FATAL_KINDS.includes(this.kind);
  }
}

/** What the disk and the rights to it may refuse at any time, wherever a file is written or read. */
const REFUSALS = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENFILE'];

/** A refusal of the file system as a DataError; anything else as it is. */
export function asExpected(error: unknown): unknown {
  const { code = '', path: file } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (error instanceof TickitError || !REFUSALS.includes(code)) return error;
  return new DataError(`${file === undefined ? '' : `${file}: `}can't be used: ${messageOf(error)}`, {
    hint: 'Make room, or allow access; what is done is kept, and the same command goes on.',
    cause: error,
  });
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
