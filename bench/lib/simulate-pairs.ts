import type { CategoryLayout } from '../../src/metrics/confusion.ts';
import { cellIndex } from '../../src/metrics/confusion.ts';
import type { PairedClusters } from '../../src/metrics/paired-bootstrap.ts';
import type { RandomSource } from '../../src/util/random.ts';
import { sharedChances } from './shared-chances.ts';

/** How two runs answer. All are chances in [0, 1]. */
export interface AnswerModel {
  /** That the base run is right. */
  right: number;
  /** That the change has any bearing on an answer, which is then drawn anew. */
  touched: number;
  /** That an answer drawn anew is right. */
  rightAnew: number;
  /** That an answer drawn anew that calls a team calls another one instead. */
  misrouted: number;
  /** That a ticket goes the way of its incident instead of its own, for each of the draws. */
  shared: number;
}

/** The labels of each incident's tickets. */
export type Incidents = readonly (readonly string[])[];

interface Source {
  layout: CategoryLayout;
  random: RandomSource;
}

/** Two runs on these tickets. */
export function simulatePairs(
  incidents: Incidents,
  layout: CategoryLayout,
  { model, random }: { model: AnswerModel; random: RandomSource },
): PairedClusters {
  const source: Source = { layout, random };
  const a: number[] = [];
  const b: number[] = [];
  const offsets = [0];
  for (const labels of incidents) {
    const draw = sharedChances(model.shared, random);
    for (const label of labels) {
      const before = answer(label, draw('base') < model.right, source);
      const isTouched = draw('touched') < model.touched;
      const anew = isTouched ? answer(label, draw('changed') < model.rightAnew, source) : before;
      const after = isTouched && draw('misrouted') < model.misrouted ? otherTeam(anew, source) : anew;
      a.push(cellIndex(layout, label, before));
      b.push(cellIndex(layout, label, after));
    }
    offsets.push(a.length);
  }
  return { a: Uint16Array.from(a), b: Uint16Array.from(b), offsets: Uint32Array.from(offsets) };
}

/** A wrong answer about a ticket that escalates is the quiet category three times of five. */
function answer(label: string, isRight: boolean, source: Source): string {
  if (isRight) return label;
  const quiet = quietCategory(source.layout);
  if (label !== quiet && source.random() < 0.6) return quiet;
  return otherTeam(label === quiet ? null : label, source);
}

/** Any team but this one; nobody stays nobody. */
function otherTeam(category: string | null, { layout, random }: Source): string {
  const quiet = quietCategory(layout);
  if (category === quiet) return quiet;
  const others = layout.names.filter((name) => name !== category && name !== quiet);
  return others[Math.floor(random() * others.length)] ?? quiet;
}

const quietCategory = ({ names, escalates }: CategoryLayout): string => names[escalates.indexOf(false)] ?? '';
