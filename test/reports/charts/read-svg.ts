import { chartFile } from '../../../src/reports/charts/render-chart.ts';
import type { Chart } from '../../../src/reports/charts/svg.ts';

/** The attributes of every element of a name, as text. */
export function elementsOf(chart: Chart, name: string): Record<string, string>[] {
  const tags = chartFile(chart).match(new RegExp(`<${name}[ />][^>]*>?`, 'g')) ?? [];
  return tags.map((tag) =>
    Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])),
  );
}

/** What stands in the text elements, in order. */
export const textsOf = (chart: Chart): string[] =>
  [...chartFile(chart).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
