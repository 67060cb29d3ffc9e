import { expect, it } from 'vitest';
import { namesIn } from '../../../src/models/embedded/names.ts';

it.each([
  ['every call ends in a 503, some in 429', ['503', '429']],
  ['ORA-00942: table does not exist', ['ORA-00942']],
  ['NOT_ENOUGH_REPLICAS on all topics', ['NOT_ENOUGH_REPLICAS']],
  ['pods: ErrImagePull, then ImagePullBackOff', ['ErrImagePull', 'ImagePullBackOff']],
  ['java.net.UnknownHostException: b2', ['UnknownHostException']],
  ['since build 2.14.1, client v3.2', ['2.14.1', 'v3.2']],
  ['报错502，订单失败', ['502']],
])('"%s" names %j', (text, names) => {
  expect(namesIn(text)).toEqual(names);
});

it.each([
  'charged 500 EUR and 4,500.00 more',
  '$403 were debited',
  'queue of 450 ms, 512 MB, 40 %',
  '门店 420 家',
  'call 10.0.0.12 or 192.0.2.14:443',
  'the API and the CLI of GitHub',
  'port 1521/412',
])('"%s" names nothing', (text) => {
  expect(namesIn(text)).toEqual([]);
});
