import { ModelError } from '../errors.ts';
import { createRedactor } from '../util/redact.ts';

/** Whom an endpoint is called for; null for what is not sent. */
export interface Account {
  apiKey: string | null;
  organization: string | null;
  project: string | null;
}

/** A text of the endpoint without the key, which it may repeat. */
export type WithoutKey = (text: string) => string;

export const withoutKeyOf = ({ apiKey }: Account): WithoutKey => createRedactor(apiKey === null ? [] : [apiKey]);

export interface AccountOptions {
  /** Blanks and line ends around it are left out. Null for an endpoint that takes calls without a key. */
  apiKey: string | null;
  /** Which of its owner's organisations and projects at OpenAI the key is used for; not sent when left out. */
  organization?: string | null;
  project?: string | null;
}

export function accountOf({ apiKey, organization = null, project = null }: AccountOptions): Account {
  return { apiKey: apiKey?.trim() || null, organization, project };
}

const PRINTABLE_ASCII = /^[ -~]*$/;

/** Throws ModelError when a part can not be sent in a header, without showing it. */
export function checkAccount(account: Account, host: string): void {
  for (const part of ['apiKey', 'organization', 'project'] as const) {
    if (PRINTABLE_ASCII.test(account[part] ?? '')) continue;
    throw new ModelError('unauthorized', `${host}: ${part}: expected a single line of printable ASCII characters`, {
      hint: 'Check the environment variable that holds it.',
    });
  }
}

/**
 * All headers of a request. They replace the client's, which hold whatever its own environment variables say, whichever
 * endpoint is called, and name the operating system and the version of Node.
 */
export function requestHeaders({ apiKey, organization, project }: Account): Record<string, string> {
  return {
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'tickit',
    ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
    ...(organization === null ? {} : { 'openai-organization': organization }),
    ...(project === null ? {} : { 'openai-project': project }),
  };
}
