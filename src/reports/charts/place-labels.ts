import { TEXT_SIZE } from './svg.ts';
import { textWidth } from './text-size.ts';

/** A rectangle in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Anchor {
  x: number;
  y: number;
  text: string;
}

export interface PlacedLabel extends Anchor {
  /** Where the text begins, and its baseline. */
  textX: number;
  textY: number;
  /** Where a line from the point to the label ends; null when it stands close to its point. */
  leader: [number, number] | null;
}

const HEIGHT = 13;
const DISTANCES = [9, 20, 34, 52, 76];
/** Right and left first, as they read best. */
const DIRECTIONS = [0, 180, -90, 90, -40, 40, -140, 140, -20, 20, -160, 160, -65, 65, -115, 115].map(
  (degrees) => (degrees * Math.PI) / 180,
);

/**
 * A place for the label of each point, near it, inside `bounds` and apart from points, whiskers and other labels as far as
 * that goes: each takes the best of 80 places in turn, so that many points in one spot still cross somewhere.
 */
export function placeLabels(anchors: readonly Anchor[], whiskers: readonly Box[], bounds: Box): PlacedLabel[] {
  const dots = anchors.map(({ x, y }) => boxAround(x, y, 6));
  const taken: Box[] = [];
  return anchors.map((anchor) => {
    const candidates = DISTANCES.flatMap((distance) => DIRECTIONS.map((angle) => candidateAt(anchor, distance, angle)));
    const cost = ({ box, distance }: Candidate): number =>
      20 * covered(box, taken) +
      8 * covered(box, dots) +
      1.5 * covered(box, whiskers) +
      20 * outside(box, bounds) +
      2 * distance;
    const best = candidates
      .map((candidate) => ({ ...candidate, cost: cost(candidate) }))
      .sort((a, b) => a.cost - b.cost)[0];
    const { box, distance } = best ?? candidateAt(anchor, 0, 0);
    taken.push(box);
    return {
      ...anchor,
      textX: box.left,
      textY: box.bottom - 3,
      leader: distance > 20 ? nearestPoint(anchor, box) : null,
    };
  });
}

interface Candidate {
  box: Box;
  distance: number;
}

function candidateAt({ x, y, text }: Anchor, distance: number, angle: number): Candidate {
  const width = textWidth(text, TEXT_SIZE);
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const centreX = x + dx * (distance + width / 2);
  const centreY = y + dy * (distance + HEIGHT / 2);
  const [left, top] = [centreX - width / 2, centreY - HEIGHT / 2];
  return { box: { left, top, right: left + width, bottom: top + HEIGHT }, distance };
}

const boxAround = (x: number, y: number, radius: number): Box => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
});

/** Square pixels of `box` that the others cover, counted for each. */
const covered = (box: Box, others: readonly Box[]): number =>
  others.reduce((sum, other) => {
    const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
    const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
    return sum + (width > 0 && height > 0 ? width * height : 0);
  }, 0);

const outside = (box: Box, bounds: Box): number =>
  (box.right - box.left) * (box.bottom - box.top) - covered(box, [bounds]);

const nearestPoint = ({ x, y }: Anchor, box: Box): [number, number] => [
  Math.min(Math.max(x, box.left), box.right),
  Math.min(Math.max(y, box.top), box.bottom),
];
