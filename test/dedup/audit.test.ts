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
  ];

  it('lost what at least half of its sources name', () => {
    // SERVFAIL_X and dns stand in two of four, the versions in one each.
    expect(lossesOf('Names do not resolve.', sources, ['dns'])).toEqual({
      errorCodes: ['SERVFAIL_X'],
      products: ['dns'],
      versions: [],
    });
  });

  it('lost nothing when it names that in another spelling', () => {
    expect(lossesOf('Dns answers SERVFAIL_X.', sources, ['DNS'])).toEqual(NONE);
  });

  it('of two sources must keep what either names', () => {
    expect(lossesOf('It is down.', ['down with E_DISK', 'down'], [])).toEqual({ ...NONE, errorCodes: ['E_DISK'] });
  });
});
