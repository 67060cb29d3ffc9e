import { markup, trusted, type Markup, type Piece } from '../markup.ts';
import { COLOURS, type Colour } from './colours.ts';

export interface Paint {
  fill?: Colour | 'none';
  stroke?: Colour;
}

export type Attributes = Paint & Record<string, string | number>;

/**
 * An element. `fill` and `stroke` are names of colours: they become a plain colour, for programs that know no CSS, and a
 * class, by which a page or a file recolours them for a dark background. Numbers are rounded to hundredths of a pixel.
 */
export function element(name: string, attributes: Attributes, ...content: readonly Piece[]): Markup {
  const { fill, stroke, ...plain } = attributes;
  const classes = [...colourClass('fill', fill), ...colourClass('stroke', stroke)];
  const all = {
    ...(classes.length > 0 ? { class: classes.join(' ') } : {}),
    ...plain,
    ...colourAttribute('fill', fill),
    ...colourAttribute('stroke', stroke),
  };
  const written = Object.entries(all).map(([key, value]) => markup` ${trusted(key)}="${rounded(value)}"`);
  const tag = trusted(name);
  return content.length === 0 ? markup`<${tag}${written}/>` : markup`<${tag}${written}>${content}</${tag}>`;
}

type ColourUse = 'fill' | 'stroke';

const colourClass = (use: ColourUse, colour: Colour | 'none' | undefined): string[] =>
  colour === undefined || colour === 'none' ? [] : [`${use}-${colour}`];

function colourAttribute(use: ColourUse, colour: Colour | 'none' | undefined): Record<string, string> {
  if (colour === undefined) return {};
  return { [use]: colour === 'none' ? colour : COLOURS[colour].light };
}

// adding 0 makes 0 of -0
const rounded = (value: string | number): string | number =>
  typeof value === 'number' ? Math.round(value * 100) / 100 + 0 : value;

/** Pixels, of text that says nothing else. */
export const TEXT_SIZE = 11.5;

export interface TextAttributes {
  fill?: Colour;
  anchor?: 'start' | 'middle' | 'end';
  /** Pixels. */
  size?: number;
  weight?: number;
}

/** A line of text whose baseline begins, is centred or ends at (x, y). */
export function label(x: number, y: number, content: string, style: TextAttributes = {}): Markup {
  const { fill = 'muted', anchor = 'start', size = TEXT_SIZE, weight = 400 } = style;
  const attributes: Attributes = { x, y, fill };
  if (anchor !== 'start') attributes['text-anchor'] = anchor;
  if (size !== TEXT_SIZE) attributes['font-size'] = size;
  if (weight !== 400) attributes['font-weight'] = weight;
  return element('text', attributes, content);
}

export function segment(from: readonly [number, number], to: readonly [number, number], style: Attributes): Markup {
  return element('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], ...style });
}

/** What a pointer that rests on the element is told. */
export const tooltip = (content: string): Markup => element('title', {}, content);

/** A chart that is not yet text: a page and a file wrap it differently. */
export interface Chart {
  /** Pixels, as drawn when there is room. */
  width: number;
  height: number;
  /** Name of the chart for those who can't see it. */
  title: string;
  /** What it shows, with the figures that matter. */
  description: string;
  content: readonly Markup[];
}
