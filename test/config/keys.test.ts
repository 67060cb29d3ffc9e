import { expect, it } from 'vitest';
import { keepKeys } from '../../src/config/keys.ts';
import { withoutSecrets } from '../../src/util/own-secrets.ts';

const endpoint = (apiKeyEnv?: string) => ({ provider: 'openai' as const, model: 'm', ...(apiKeyEnv && { apiKeyEnv }) });

it('keeps the keys of all models and embedders, and that of OpenAI, out of what is written', () => {
  const env = {
    OPENAI_API_KEY: 'sk-openai-1',
    CHAT_KEY: ' chat-key-2\n',
    VECTOR_KEY: 'vector-key-3',
    OTHER_KEY: 'other-key-4',
    NO_KEY: '',
  };
  const models = { chat: endpoint('CHAT_KEY'), none: endpoint(), empty: endpoint('NO_KEY'), unset: endpoint('UNSET') };
  keepKeys({ models, embedders: { vectors: endpoint('VECTOR_KEY') } }, env);
  expect(withoutSecrets('sk-openai-1, chat-key-2, vector-key-3, other-key-4')).toBe(
    '[redacted], [redacted], [redacted], other-key-4',
  );
});

it('keeps passwords of URLs out of it, as they are written, meant and sent', () => {
  const urls = { chat: 'http://bob:hunter2%2Fhunter2@models.test/v1', odd: 'http://eve:100%25%zz-sure@models.test/v1' };
  const models = {
    chat: { ...endpoint(), baseUrl: urls.chat },
    odd: { ...endpoint(), baseUrl: urls.odd },
    none: { ...endpoint(), baseUrl: 'http://models.test/v1' },
  };
  keepKeys({ models, embedders: {} }, { OPENAI_BASE_URL: 'https://amy:swordfish-9@models.test/v1' });
  const sent = Buffer.from('bob:hunter2/hunter2').toString('base64');
  for (const text of ['hunter2%2Fhunter2', 'hunter2/hunter2', `Basic ${sent}`, '100%25%zz-sure', 'swordfish-9']) {
    expect(withoutSecrets(`it says ${text}`)).toMatch(/^it says (?:Basic )?\[redacted\]$/);
  }
  expect(withoutSecrets('http://models.test/v1')).toBe('http://models.test/v1');
});
