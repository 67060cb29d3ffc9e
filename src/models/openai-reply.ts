import type { APIPromise } from 'openai';
import { toModelError } from './openai-errors.ts';
import type { WithoutKey } from './openai-headers.ts';
import { noticeOf } from './openai-notice.ts';
import type { ResponseNotice } from './send.ts';
import type { PlainResponse } from './transport/response.ts';

interface Asked {
  host: string;
  withoutKey: WithoutKey;
  signal: AbortSignal;
}

/**
 * Waits for a request and reads its reply, whatever type the server says it is of. Throws ModelError when none comes, or none that can be
 * read, and the signal's reason when that is aborted.
 */
export async function readReply<Value>(
  sent: APIPromise<unknown>,
  read: (reply: unknown) => Value,
  { host, withoutKey, signal }: Asked,
): Promise<{ value: Value; response: ResponseNotice }> {
  let came: PlainResponse | null = null;
  try {
    came = (await sent.asResponse()) as unknown as PlainResponse;
    return { value: read(JSON.parse(came.text())), response: noticeOf(came, withoutKey) };
  } catch (error) {
    signal.throwIfAborted();
    throw toModelError(error, { host, withoutKey, came });
  }
}
