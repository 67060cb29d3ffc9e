import { expect, it } from 'vitest';
import { COLOURS } from '../../../src/reports/charts/colours.ts';
import { chartFile, inlineChart } from '../../../src/reports/charts/render-chart.ts';
import { element, label, type Chart } from '../../../src/reports/charts/svg.ts';

const chart: Chart = {
  width: 100,
  height: 50,
  title: 'A <chart>',
  description: 'Two "figures" & more',
  content: [element('rect', { x: 1.005, y: -0.001, width: 10, height: 10, fill: 'accent' }), label(0, 9, 'a<b')],
};

it('names and describes itself to those who can not see it', () => {
  const { source } = inlineChart(chart);
  expect(source).toMatch(/^<svg [^>]*role="img"/);
  expect(source).toContain('<title>A &lt;chart&gt;</title><desc>Two &quot;figures&quot; &amp; more</desc>');
});

it('carries a plain colour and a class, so that it shows without CSS and can be recoloured with it', () => {
  const { source } = inlineChart(chart);
  expect(source).toContain(`class="fill-accent"`);
  expect(source).toContain(`fill="${COLOURS.accent.light}"`);
  expect(source).not.toContain('style');
});

it('rounds to hundredths of a pixel, and writes no minus zero', () => {
  // 1.005 is a little less than it says
  expect(inlineChart(chart).source).toContain('x="1" y="0"');
});

it('is a file with a margin of 20, a ground, and dark colours for those who ask', () => {
  const file = chartFile(chart);
  expect(file).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" [^>]*width="140" height="90" viewBox="-20 -20 140 90"/,
  );
  expect(file).toContain('@media(prefers-color-scheme:dark)');
  expect(file).toContain(`--paper:${COLOURS.paper.dark};`);
  expect(file).toMatch(/<rect [^>]*x="-20" y="-20" width="140" height="90" fill="#ffffff"\/>/);
  expect(file).toMatch(/<\/svg>\n$/);
});

// relative luminance and contrast: WCAG 2.2, 1.4.3
const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

it('knows the contrast of black on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
});

it.each(['light', 'dark'] as const)('has text that stands out from its ground: %s', (scheme) => {
  for (const text of ['ink', 'muted', 'accent', 'bad'] as const) {
    for (const ground of ['paper', 'surface'] as const) {
      expect(contrast(COLOURS[text][scheme], COLOURS[ground][scheme]), `${text} on ${ground}`).toBeGreaterThan(4.5);
    }
  }
  expect(contrast(COLOURS['on-accent'][scheme], COLOURS.accent[scheme])).toBeGreaterThan(4.5);
});
