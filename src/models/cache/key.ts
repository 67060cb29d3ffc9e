import { sha256 } from '../../util/hash.ts';
import type { ChatRequest } from '../types.ts';

/** Which model is asked, and with what beside the request. */
export interface Asked {
  host: string | null;
  model: string;
  /** Null where the endpoint's own is used. */
  temperature: number | null;
}

/** SHA-256 of all that decides a reply. Two requests with the same key may have the same reply. */
export const chatKey = ({ host, model, temperature }: Asked, { messages, format, repeat }: ChatRequest): string =>
  sha256(
    JSON.stringify([
      'chat',
      host,
      model,
      temperature,
      messages.map(({ role, content }) => [role, content]),
      format.name,
      format.schema,
      repeat,
    ]),
  );

/** The same for the vector of a text. */
export const embeddingKey = ({ host, model }: Pick<Asked, 'host' | 'model'>, text: string): string =>
  sha256(JSON.stringify(['embedding', host, model, text]));
