import type { CategoryLayout } from '../../src/metrics/confusion.ts';
import { cellIndex } from '../../src/metrics/confusion.ts';
import type { PairedClusters } from '../../src/metrics/paired-bootstrap.ts';
import type { RandomSource } from '../../src/util/random.ts';

/** How two runs answer. All are chances in [0, 1]. */
export interface AnswerModel {
  /** That the base run is right. */
  right: number;
  /** That the change has any bearing on an answer, which is then drawn anew. */
  touched: number;
  /** That an answer drawn anew is right. */
  rightAnew: number;
  /** That a ticket goes the way of its incident instead of its own, for each of the draws. */
  shared: number;
}

/** The labels of each incident's tickets. */
export type Incidents = readonly (readonly string[])[];

/** Two runs on these tickets. */
export function simulatePairs(
  incidents: Incidents,
  layout: CategoryLayout,
  { model, random }: { model: AnswerModel; random: RandomSource },
): PairedClusters {
  const a: number[] = [];
  const b: number[] = [];
  const offsets = [0];
  for (const labels of incidents) {
    const draw = drawer(model.shared, random);
    for (const label of labels) {
      const before = answer(label, draw('base') < model.right, { layout, random });
      const isTouched = draw('touched') < model.touched;
      const after = isTouched ? answer(label, draw('changed') < model.rightAnew, { layout, random }) : before;
      a.push(cellIndex(layout, label, before));
      b.push(cellIndex(layout, label, after));
    }
    offsets.push(a.length);
  }
  return { a: Uint16Array.from(a), b: Uint16Array.from(b), offsets: Uint32Array.from(offsets) };
}

/** A source that gives the tickets of an incident the same number as often as `shared` says. */
function drawer(shared: number, random: RandomSource): (what: string) => number {
  const ofIncident = new Map<string, number>();
  return (what) => {
    const common = ofIncident.get(what) ?? random();
    ofIncident.set(what, common);
    return random() < shared ? common : random();
  };
}

interface Source {
  layout: CategoryLayout;
  random: RandomSource;
}

/** A wrong answer about a ticket that escalates is the quiet category three times of five. */
function answer(label: string, isRight: boolean, { layout, random }: Source): string {
  if (isRight) return label;
  const quiet = layout.names[layout.escalates.indexOf(false)] ?? '';
  if (label !== quiet && random() < 0.6) return quiet;
  const others = layout.names.filter((name) => name !== label && name !== quiet);
  return others[Math.floor(random() * others.length)] ?? quiet;
}
