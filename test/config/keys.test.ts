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
