import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DedupItem } from '../../src/dedup/item.ts';
import { REPRESENTATIVES } from '../../src/dedup/representative.ts';
import type { Setting, SweepOptions } from '../../src/dedup/sweep.ts';
import { direction, sweepById } from './build.ts';

const THRESHOLDS = [0.86, 0.9, 0.95, 1];

// Few directions, times and scopes, so that equal ones are frequent; the same direction is the same text.
const tickets = fc
  .array(fc.record({ step: fc.nat(12), hour: fc.nat(4), scope: fc.constantFrom(null, 'a') }), { maxLength: 14 })
  .map((drawn) =>
    drawn.map(({ step, hour, scope }, index): DedupItem => {
      const description = `direction ${step}`;
      return { id: `T-${index}`, at: hour * 3_600_000, scope, description, vector: direction(7 * step) };
    }),
  );

const kind = fc.constantFrom(...REPRESENTATIVES);
const windowMs = fc.constantFrom(null, 3_600_000);

function optionsOf(representative: (typeof REPRESENTATIVES)[number]): Partial<SweepOptions> {
  // What a group is rewritten to depends on its members alone.
  const represent = async (members: readonly number[]) => {
    await Promise.resolve();
    return direction(7 * (members.reduce((sum, member) => sum + member, 0) % 13));
  };
  return representative === 'rewrite' ? { represent } : { representative };
}

const settingsOf = (representative: (typeof REPRESENTATIVES)[number], thresholds = THRESHOLDS): Setting[] =>
  thresholds.map((threshold) => ({ threshold, rewrite: representative === 'rewrite' }));

it('the order in which tickets are given changes nothing', async () => {
  const shuffled = tickets.chain((items) =>
    fc.shuffledSubarray(items, { minLength: items.length }).map((other) => ({ items, other })),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, kind, windowMs, async ({ items, other }, representative, window) => {
      const options = { ...optionsOf(representative), windowMs: window };
      const settings = settingsOf(representative);
      expect(await sweepById(other, settings, options)).toEqual(await sweepById(items, settings, options));
    }),
  );
});

it('all thresholds in one pass give what each gives alone, at any concurrency', async () => {
  await fc.assert(
    fc.asyncProperty(
      tickets,
      kind,
      windowMs,
      fc.integer({ min: 1, max: 5 }),
      async (items, representative, ...rest) => {
        const [window, concurrency] = rest;
        const options = { ...optionsOf(representative), windowMs: window };
        const together = await sweepById(items, settingsOf(representative), { ...options, concurrency });
        const alone = await Promise.all(
          THRESHOLDS.map((threshold) => sweepById(items, settingsOf(representative, [threshold]), options)),
        );
        expect(together).toEqual(Object.assign({}, ...alone));
      },
    ),
  );
});

it('exact copies in one scope are together at every threshold, whatever stands for a group', async () => {
  await fc.assert(
    fc.asyncProperty(tickets, kind, async (items, representative) => {
      const swept = await sweepById(items, settingsOf(representative), optionsOf(representative));
      for (const groups of Object.values(swept)) {
        const groupOf = new Map<string, string>();
        for (const { id, scope, description } of items) {
          const key = JSON.stringify([scope, description]);
          expect(groupOf.get(key) ?? groups[id]).toBe(groups[id]);
          groupOf.set(key, groups[id] ?? '');
        }
      }
    }),
  );
});

it('a founder is the first of its group, in its scope', async () => {
  await fc.assert(
    fc.asyncProperty(tickets, kind, async (items, representative) => {
      const byId = new Map(items.map((one) => [one.id, one]));
      const swept = await sweepById(items, settingsOf(representative), optionsOf(representative));
      for (const [id, founder] of Object.values(swept).flatMap((groups) => Object.entries(groups))) {
        const [own, first] = [byId.get(id), byId.get(founder)];
        expect(first?.scope).toBe(own?.scope);
        expect(first?.at ?? 0).toBeLessThanOrEqual(own?.at ?? 0);
      }
    }),
  );
});
