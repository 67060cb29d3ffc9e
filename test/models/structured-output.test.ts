import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import { createStructuredOutput, type StructuredMode } from '../../src/models/structured-output.ts';
import { startServer, type RecordedRequest } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { ask, openAi, rejection } from './request.ts';

/** Of calls that nobody aborts. */
const LIVE = new AbortController().signal;

const rejected = (mode: string): ModelError => new ModelError('rejected', `no ${mode}`);

/** An endpoint that takes some modes only, and remembers in which it was asked. */
function endpointTaking(...taken: StructuredMode[]) {
  const asked: StructuredMode[] = [];
  return {
    asked,
    attempt: (mode: StructuredMode): Promise<StructuredMode> => {
      asked.push(mode);
      return taken.includes(mode) ? Promise.resolve(mode) : Promise.reject(rejected(mode));
    },
  };
}

const typesOf = (requests: readonly RecordedRequest[]): string[] =>
  requests.map(({ body }) => body.response_format?.type ?? 'text');

const countOf = (types: readonly string[], type: string): number => types.filter((other) => other === type).length;

describe('the strictest way that works', () => {
  it.each([
    { taken: ['json_schema', 'json_object', 'text'], asked: ['json_schema'] },
    { taken: ['json_object', 'text'], asked: ['json_schema', 'json_object'] },
    { taken: ['text'], asked: ['json_schema', 'json_object', 'text'] },
    { taken: ['json_schema'], asked: ['json_schema'] },
  ] as { taken: StructuredMode[]; asked: StructuredMode[] }[])(
    'is found out at the first call and used at the second, where $taken work',
    async ({ taken, asked }) => {
      const found: StructuredMode[] = [];
      const structured = createStructuredOutput((mode) => found.push(mode));
      const endpoint = endpointTaking(...taken);
      const mode = asked.at(-1)!;
      expect(await structured.call(endpoint.attempt, LIVE)).toBe(mode);
      expect(await structured.call(endpoint.attempt, LIVE)).toBe(mode);
      expect(endpoint.asked).toEqual([...asked, mode]);
      expect(found).toEqual([mode]);
    },
  );

  it('is not given up for a later call that is rejected', async () => {
    const structured = createStructuredOutput(() => undefined);
    await structured.call(endpointTaking('json_schema').attempt, LIVE);
    const endpoint = endpointTaking('text');
    expect(await rejection(structured.call(endpoint.attempt, LIVE))).toMatchObject({ message: 'no json_schema' });
    expect(endpoint.asked).toEqual(['json_schema']);
  });

  it('stays unknown when nothing works, and the first rejection is thrown', async () => {
    const found: StructuredMode[] = [];
    const structured = createStructuredOutput((mode) => found.push(mode));
    expect(await rejection(structured.call(endpointTaking().attempt, LIVE))).toMatchObject({
      message: 'no json_schema',
    });
    expect(found).toEqual([]);
    expect(await structured.call(endpointTaking('text').attempt, LIVE)).toBe('text');
    expect(found).toEqual(['text']);
  });

  it.each(['server', 'rate_limited', 'timeout', 'unauthorized', 'quota'] as const)(
    'is not looked for after an error of the kind %s',
    async (kind) => {
      const structured = createStructuredOutput(() => undefined);
      let calls = 0;
      const failure = new ModelError(kind, 'no');
      const call = structured.call(() => {
        calls++;
        return Promise.reject(failure);
      }, LIVE);
      expect(await rejection(call)).toBe(failure);
      expect(calls).toBe(1);
    },
  );
});

it('a call that waits for another to find out ends at once when it is aborted', async () => {
  const structured = createStructuredOutput(() => undefined);
  void structured.call(() => new Promise(() => undefined), LIVE);
  const controller = new AbortController();
  const waiting = structured.call(() => Promise.resolve(), controller.signal);
  const reason = new Error('enough');
  controller.abort(reason);
  expect(await rejection(waiting)).toBe(reason);
});

it('calls wait for another to find out for a while only, and then find out for themselves', async () => {
  const found: StructuredMode[] = [];
  const structured = createStructuredOutput((mode) => found.push(mode), 20);
  void structured.call(() => new Promise(() => undefined), LIVE);
  const endpoints = [1, 2, 3].map(() => endpointTaking('json_object', 'text'));
  const modes = await Promise.all(endpoints.map(({ attempt }) => structured.call(attempt, LIVE)));
  expect(modes).toEqual(['json_object', 'json_object', 'json_object']);
  for (const { asked } of endpoints) expect(asked).toEqual(['json_schema', 'json_object']);
  expect(found).toEqual(['json_object']);
  const later = endpointTaking('json_object');
  await structured.call(later.attempt, LIVE);
  expect(later.asked).toEqual(['json_object']);
});

describe('twenty calls at once', () => {
  const twenty = Array.from({ length: 20 });

  it.each([
    { refused: [], looked: 0, mode: 'json_schema' },
    { refused: ['json_schema'], looked: 1, mode: 'json_object' },
    { refused: ['json_schema', 'json_object'], looked: 2, mode: 'text' },
  ])('find out once that $mode works, and say it once', async ({ refused, looked, mode }) => {
    await using server = await startServer(() => replies.refusingFormats(...refused));
    const said: StructuredMode[] = [];
    const model = openAi(server.baseUrl, { onStructuredMode: (found) => said.push(found) });
    await Promise.all(twenty.map(() => ask(model)));
    expect(said).toEqual([mode]);
    const types = typesOf(server.requests);
    expect(types).toHaveLength(20 + looked);
    expect(countOf(types, mode)).toBe(20);
  });

  it('do not all look when the first one met another error', async () => {
    // The first reply of all is an error 500; after that JSON schemas are refused.
    await using server = await startServer(({ index }) =>
      index === 0 ? replies.status(500) : replies.refusingFormats('json_schema'),
    );
    const said: StructuredMode[] = [];
    const model = openAi(server.baseUrl, { onStructuredMode: (found) => said.push(found) });
    const settled = await Promise.allSettled(twenty.map(() => ask(model)));
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(said).toEqual(['json_object']);
    // One for the error, one to find out.
    expect(countOf(typesOf(server.requests), 'json_schema')).toBe(2);
  });
});
