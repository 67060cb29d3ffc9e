import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeLabels, type PlacedLabel } from '../../../src/reports/charts/place-labels.ts';
import { shortened, textWidth } from '../../../src/reports/charts/text-size.ts';

const BOUNDS = { left: 0, top: 0, right: 400, bottom: 400 };

const overlap = (a: PlacedLabel, b: PlacedLabel): boolean =>
  Math.abs(a.textY - b.textY) < 13 &&
  a.textX < b.textX + textWidth(b.text, 11.5) &&
  b.textX < a.textX + textWidth(a.text, 11.5);

it('puts a lone label close by, to the right', () => {
  const [label] = placeLabels([{ x: 200, y: 200, text: 'cot' }], [], BOUNDS);
  // 9 pixels from the point, and the text is centred on its height
  expect(label).toMatchObject({ textX: 209, leader: null });
  expect(label?.textY).toBeGreaterThan(200);
});

it('keeps the names of points in one spot apart', () => {
  const anchors = Array.from({ length: 6 }, (_, index) => ({ x: 200 + index, y: 200, text: `pipeline ${index}` }));
  const placed = placeLabels(anchors, [], BOUNDS);
  const pairs = placed.flatMap((a, i) => placed.slice(i + 1).map((b) => overlap(a, b)));
  expect(pairs).not.toContain(true);
  expect(placed.some(({ leader }) => leader !== null)).toBe(true);
});

it('keeps names within bounds, wherever the point is', () => {
  const coordinate = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(coordinate, coordinate, (x, y) => {
      const [label] = placeLabels([{ x, y, text: 'cot+icl' }], [], BOUNDS);
      expect(label?.textX).toBeGreaterThanOrEqual(0);
      expect((label?.textX ?? 0) + textWidth('cot+icl', 11.5)).toBeLessThanOrEqual(400);
    }),
    { seed: 1 },
  );
});

it('reckons Chinese letters as wide as they are high', () => {
  expect(textWidth('故障', 10)).toBe(20);
  expect(textWidth('ab', 10)).toBeCloseTo(11.6, 10);
});

it('cuts short only what does not fit', () => {
  expect(shortened('short', 10, 29)).toBe('short');
  // 5.8 pixels a letter: four of them and the ellipsis are 29
  expect(shortened('shorter', 10, 29)).toBe('shor…');
  expect(shortened('\u{1f525}\u{1f525}', 10, 1)).toBe('\u{1f525}…');
});
