import type { Grouping } from '../../src/metrics/clustering/grouping.ts';
import type { RandomSource } from '../../src/util/random.ts';
import { sharedChances } from './shared-chances.ts';

/** How two sweeps link. All are chances in [0, 1]. */
export interface LinkModel {
  /** That a ticket goes to its own incident in the base sweep. */
  right: number;
  /** That the change has any bearing on a link, which is then drawn anew. */
  touched: number;
  /** That a link drawn anew is right. */
  rightAnew: number;
  /** That a ticket that does not go to its own incident stays alone, instead of going to another one. */
  alone: number;
  /** That a ticket goes the way of its incident instead of its own, for each of the draws. */
  shared: number;
}

export interface TwoGroupings {
  base: Grouping;
  changed: Grouping;
}

/** Two sweeps of incidents of these sizes. */
export function simulateGroupings(
  sizes: readonly number[],
  { model, random }: { model: LinkModel; random: RandomSource },
): TwoGroupings {
  const incidents: number[] = [];
  const before: number[] = [];
  const after: number[] = [];
  sizes.forEach((size, incident) => {
    const draw = sharedChances(model.shared, random);
    const group = (purpose: string, right: number): number => {
      if (draw(purpose) < right) return incident;
      // Numbers that no incident has.
      if (draw(`${purpose} alone`) < model.alone) return sizes.length + incidents.length;
      return Math.floor(draw(`${purpose} astray`) * sizes.length);
    };
    for (let ticket = 0; ticket < size; ticket++) {
      const base = group('base', model.right);
      before.push(base);
      after.push(draw('touched') < model.touched ? group('changed', model.rightAnew) : base);
      incidents.push(incident);
    }
  });
  return { base: groupingOf(incidents, before), changed: groupingOf(incidents, after) };
}

const groupingOf = (incidents: readonly number[], groups: readonly number[]): Grouping => ({
  incidents: Int32Array.from(incidents),
  falseAlarms: new Uint8Array(incidents.length),
  groups: Int32Array.from(groups),
  counted: null,
  missedIncidents: 0,
});
