import { expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../src/metrics/normal.ts';

// Any table of the standard normal distribution.
it.each([
  { z: 0, share: 0.5 },
  { z: 1, share: 0.8413447460685429 },
  { z: -1.959963984540054, share: 0.025 },
  { z: 2.5758293035489004, share: 0.995 },
  { z: 0.8416212335729143, share: 0.8 },
])('$share of the standard normal distribution lie below $z', ({ z, share }) => {
  expect(normalCdf(z)).toBeCloseTo(share, 12);
  expect(normalQuantile(share)).toBeCloseTo(z, 11);
});
