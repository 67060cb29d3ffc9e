import { describe, expect, it } from 'vitest';
import { identifiersOf, lossesOf } from '../../src/dedup/audit.ts';

const NONE = { errorCodes: [], products: [], versions: [] };

it.each([
  { text: 'It fails with ORA-00600 and then ORA-00600 again.', errorCodes: ['ORA-00600'] },
  { text: 'net::ERR_CONNECTION_REFUSED, later 0x80070005', errorCodes: ['0X80070005', 'ERR_CONNECTION_REFUSED'] },
  { text: 'the gateway returns 503 for all', errorCodes: ['HTTP 503'] },
  { text: '接口一直报错 502', errorCodes: ['HTTP 502'] },
  { text: 'a ConnectTimeoutError and ECONNRESET', errorCodes: ['CONNECTTIMEOUTERROR', 'ECONNRESET'] },
  { text: 'we lost 500 orders and 404 customers', errorCodes: [] },
])('the error codes in "$text"', ({ text, errorCodes }) => {
  expect(identifiersOf(text, [])).toEqual({ ...NONE, errorCodes });
});

it.each([
  { text: 'after the upgrade to 8.0.32', versions: ['8.0.32'] },
  { text: 'client v2.1 and v3', versions: ['2.1', '3'] },
  { text: 'Redis 6.2 hangs', versions: ['6.2'] },
  { text: 'GET /v1/me with okhttp/4.9.3', versions: ['4.9.3'] },
  { text: 'you charged 220.60 and then 856.20', versions: [] },
  { text: 'latency went from 1.5 to 3.5 seconds', versions: [] },
])('the versions in "$text"', ({ text, versions }) => {
  expect(identifiersOf(text, [])).toEqual({ ...NONE, versions });
});

it('products are found in any case and with any sign between their words', () => {
  const products = ['object-storage', 'Object_Storage', 'dns', '对象存储', 'unknown', 'C++ sdk'];
  expect(identifiersOf('Object Storage and DNS are unknown', products).products).toEqual(['dns', 'object-storage']);
  expect(identifiersOf('our c++ SDK; 对象存储挂了', products).products).toEqual(['c++-sdk', '对象存储']);
  expect(identifiersOf('the dnsmasq process', products).products).toEqual([]);
});

describe('a rewrite', () => {
  const sources = [
    'DNS returns SERVFAIL_X 2.4.1',
    'dns: SERVFAIL_X',
    'names do not resolve, 3.0.0',
    'nothing resolves',
  ].map((text) => ({ text, product: 'dns' }));

  it('lost what at least half of its sources name', () => {
    // SERVFAIL_X and dns stand in two of four, the versions in one each.
    expect(lossesOf('Names do not resolve.', sources)).toEqual({
      errorCodes: ['SERVFAIL_X'],
      products: ['dns'],
      versions: [],
    });
  });

  it('lost nothing when it names that in another spelling', () => {
    expect(lossesOf('Dns answers SERVFAIL_X.', sources)).toEqual(NONE);
  });

  it('need not keep a product that tickets of other products speak of in passing', () => {
    const text = 'the console shows an error for the gpu node';
    expect(
      lossesOf(
        'A node shows an error.',
        [text, text].map((of) => ({ text: of, product: 'gpu' })),
      ),
    ).toEqual({
      ...NONE,
      products: ['gpu'],
    });
    expect(
      lossesOf('A node shows an error.', [
        { text, product: 'vm' },
        { text, product: null },
      ]),
    ).toEqual(NONE);
  });

  it('may name a status of its sources as a bare number', () => {
    const source = { text: 'the endpoint returns 504', product: null };
    expect(lossesOf('It fails with 504.', [source])).toEqual(NONE);
    expect(lossesOf('It fails at 15040.', [source])).toEqual({ ...NONE, errorCodes: ['HTTP 504'] });
  });

  it('of two sources must keep what either names', () => {
    const two = [
      { text: 'down with E_DISK', product: null },
      { text: 'down', product: null },
    ];
    expect(lossesOf('It is down.', two)).toEqual({ ...NONE, errorCodes: ['E_DISK'] });
  });
});
