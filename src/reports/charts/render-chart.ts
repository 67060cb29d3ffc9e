import { trusted, type Markup } from '../markup.ts';
import { chartColourRules, colourVariables } from './colours.ts';
import { element, TEXT_SIZE, tooltip, type Chart } from './svg.ts';

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
/** Pixels around a chart that stands alone. */
const MARGIN = 20;

/** A chart for a page, which gives it its colours: see `chartColourRules`. */
export const inlineChart = (chart: Chart): Markup => wrapped(chart, 0, null);

/** A chart as the text of an SVG file: it has a background of its own, and turns dark where the viewer asks for that. */
export function chartFile(chart: Chart): string {
  const { width, height } = chart;
  const area = { x: -MARGIN, y: -MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  const ground = [element('style', {}, trusted(FILE_STYLE)), element('rect', { ...area, fill: 'paper' })];
  return `${wrapped(chart, MARGIN, ground).source}\n`;
}

const DARK = `@media(prefers-color-scheme:dark){svg{${colourVariables('dark')}}}`;
const FILE_STYLE = `svg{${colourVariables('light')}}${DARK}${chartColourRules()}`;

function wrapped(
  { width, height, title, description, content }: Chart,
  margin: number,
  ground: Markup[] | null,
): Markup {
  const [fullWidth, fullHeight] = [Math.ceil(width) + 2 * margin, Math.ceil(height) + 2 * margin];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'chart',
    role: 'img',
    width: fullWidth,
    height: fullHeight,
    viewBox: `${-margin + 0} ${-margin + 0} ${fullWidth} ${fullHeight}`,
    'font-family': FONT,
    'font-size': TEXT_SIZE,
  };
  return element('svg', attributes, tooltip(title), element('desc', {}, description), ground, content);
}
