import { LLMock } from '@copilotkit/aimock';
import { describe } from 'vitest';
import { createEmbeddedModel } from '../../src/models/embedded/index.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { answerText, replies } from '../helpers/replies.ts';
import { chatModelContract } from './contract.ts';
import { KEY, openAi, REQUEST } from './request.ts';

describe('the openai model against a server of our own', () => {
  chatModelContract(async (use) => {
    await using server = await startServer();
    await using failing = await startServer(() => replies.brokenJson());
    await using slow = await startServer(() => replies.stall());
    await use({
      id: 'gpt-test',
      host: server.host,
      model: openAi(server.baseUrl),
      request: REQUEST,
      failing: { model: openAi(failing.baseUrl), request: REQUEST },
      slow: { model: openAi(slow.baseUrl), begun: () => slow.arrived(1) },
    });
  });
});

describe('the openai model against aimock', () => {
  chatModelContract(async (use) => {
    const mock = new LLMock({ host: '127.0.0.1', port: 0, logLevel: 'silent' });
    mock.onMessage(/volume is gone/, { content: answerText() });
    await mock.start();
    const host = new URL(mock.url).host;
    try {
      await use({
        id: 'gpt-test',
        host,
        model: openAi(`${mock.url}/v1`, { apiKey: KEY }),
        request: REQUEST,
        // Nothing matches: 404.
        failing: {
          model: openAi(`${mock.url}/v1`),
          request: { ...REQUEST, messages: [{ role: 'user', content: 'nobody expects this' }] },
        },
        slow: null,
      });
    } finally {
      await mock.stop();
    }
  });
});

const SYSTEM = `# Categories

## system_failure

Something of the provider is broken: errors, timeouts, data that is gone.

Signs:
- the volume is gone

## other

Questions and requests.

# Answer

Answer with one JSON object: {"category": "...", "confidence": 0.0}`;

describe('the embedded model', () => {
  chatModelContract(async (use) => {
    const ticket = '<ticket-1a2b3c4d>\n[0] customer\n| the volume is gone since noon\n</ticket-1a2b3c4d>';
    const answerable = {
      ...REQUEST,
      messages: [
        { role: 'system' as const, content: SYSTEM },
        { role: 'user' as const, content: ticket },
      ],
    };
    await use({
      id: 'embedded',
      host: null,
      model: createEmbeddedModel(),
      request: answerable,
      failing: {
        model: createEmbeddedModel(),
        request: { ...answerable, messages: [{ role: 'user', content: ticket }] },
      },
      slow: null,
    });
  });
});
