import { getEventListeners, once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import { expect, it } from 'vitest';
import { createFetch } from '../../../src/models/transport/fetch.ts';
import { rejection } from '../request.ts';

async function serve(listener: RequestListener) {
  const server = createServer(listener);
  let sockets = 0;
  server.on('connection', () => sockets++);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sockets: () => sockets,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const fetchWith = (connections: number) => createFetch({ headers: { accept: 'text/plain' }, connections });

it.each([
  { encoding: 'gzip', encode: zlib.gzipSync },
  { encoding: 'deflate', encode: zlib.deflateSync },
  { encoding: 'br', encode: zlib.brotliCompressSync },
  { encoding: 'identity', encode: (text: string) => Buffer.from(text) },
])('a reply in $encoding is read, although only identity was asked for', async ({ encoding, encode }) => {
  let asked: unknown = null;
  await using server = await serve((request, response) => {
    asked = request.headers['accept-encoding'];
    response.writeHead(200, { 'content-encoding': encoding }).end(encode('the reply'));
  });
  expect((await fetchWith(1)(server.url)).text()).toBe('the reply');
  expect(asked).toBe('identity');
});

it('sends the headers it was made with, the host and the length of the body in bytes, each once', async () => {
  let sent: string[] = [];
  await using server = await serve((request, response) => {
    sent = request.rawHeaders;
    response.end();
  });
  await fetchWith(1)(server.url, { method: 'POST', body: '数据' });
  const names = sent.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  expect(names.sort()).toEqual(['accept', 'accept-encoding', 'connection', 'content-length', 'host']);
  expect(sent).toContain(new URL(server.url).host);
  expect(sent[sent.findIndex((name) => name.toLowerCase() === 'content-length') + 1]).toBe('6');
});

it('a redirect is an error, and is not followed', async () => {
  let requests = 0;
  await using server = await serve((_, response) => {
    requests++;
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  expect(await rejection(fetchWith(1)(server.url))).toMatchObject({
    message: expect.stringContaining('redirect') as unknown,
  });
  expect(requests).toBe(1);
});

it('opens no more connections than allowed, keeps them, and leaves no listener', async () => {
  await using server = await serve((_, response) => void setTimeout(() => response.end('x'), 5));
  const fetch = fetchWith(3);
  const controllers = Array.from({ length: 12 }, () => new AbortController());
  await Promise.all(controllers.map(({ signal }) => fetch(server.url, { method: 'POST', body: 'y', signal })));
  expect(server.sockets()).toBe(3);
  for (const { signal } of controllers) expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('a reply that is not whole in time is given up, and says so', async () => {
  await using server = await serve((_, response) => void response.write('half a re'));
  const error = await rejection(fetchWith(1)(server.url, { timeoutMs: 30 }));
  expect(error).toMatchObject({ message: 'timed out after 30 ms' });
});

it('a reply that is cut off by an abort ends with its reason', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  await using server = await serve((_, response) => {
    response.write('half a re');
    controller.abort(reason);
  });
  expect(await rejection(fetchWith(1)(server.url, { signal: controller.signal, timeoutMs: 5000 }))).toBe(reason);
});

it.each([
  { what: 'a reply without a body', bytes: Buffer.alloc(0), text: '' },
  { what: 'a reply', bytes: zlib.gzipSync('no'), text: 'no' },
])('$what that is said to be gzipped keeps its status', async ({ bytes, text }) => {
  await using server = await serve((_, response) => {
    response.writeHead(401, { 'content-encoding': 'gzip' }).end(bytes);
  });
  const response = await fetchWith(1)(server.url);
  expect({ status: response.status, text: response.text() }).toEqual({ status: 401, text });
});

it('half of a gzipped reply is a broken connection', async () => {
  await using server = await serve((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync('the reply').subarray(0, 12));
  });
  expect(await rejection(fetchWith(1)(server.url))).toMatchObject({ code: 'Z_BUF_ERROR' });
});

it('a reply that grows without end when it is unpacked is given up', async () => {
  await using server = await serve((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync(Buffer.alloc(65 * 1024 * 1024)));
  });
  expect(await rejection(fetchWith(1)(server.url))).toMatchObject({ code: 'EMSGSIZE' });
});

it('a switch of protocols is an error', async () => {
  await using server = await serve((_, response) => {
    response.writeHead(101, { connection: 'upgrade', upgrade: 'websocket' }).end();
  });
  expect(await rejection(fetchWith(1)(server.url))).toMatchObject({
    message: 'expected a reply, got a switch of protocols',
  });
});

it.each([2 ** 31, 1e12, Infinity])('a time limit of %d ms is none that has passed', async (timeoutMs) => {
  await using server = await serve((_, response) => void setTimeout(() => response.end('late'), 30));
  expect((await fetchWith(1)(server.url, { timeoutMs })).text()).toBe('late');
});

it('what waits for a connection ends at its time limit, and with the reason of an abort', async () => {
  let requests = 0;
  await using server = await serve(() => void requests++);
  const fetch = fetchWith(1);
  const controller = new AbortController();
  const reason = new Error('enough');
  const first = rejection(fetch(server.url, { timeoutMs: 2000, signal: controller.signal }));
  expect(await rejection(fetch(server.url, { timeoutMs: 30 }))).toMatchObject({ message: 'timed out after 30 ms' });
  const waiting = rejection(fetch(server.url, { signal: controller.signal }));
  controller.abort(reason);
  expect(await waiting).toBe(reason);
  expect(await first).toBe(reason);
  expect(requests).toBe(1);
});
