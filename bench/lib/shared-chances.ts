import type { RandomSource } from '../../src/util/random.ts';

/** Gives the tickets of one incident the same number in [0, 1) for each purpose as often as `shared` says. */
export function sharedChances(shared: number, random: RandomSource): (purpose: string) => number {
  const ofIncident = new Map<string, number>();
  return (purpose) => {
    const common = ofIncident.get(purpose) ?? random();
    ofIncident.set(purpose, common);
    return random() < shared ? common : random();
  };
}
