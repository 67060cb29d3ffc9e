import { createHash } from 'node:crypto';
import { chartColourRules, colourVariables } from '../charts/colours.ts';
import { markup, trusted, type Markup } from '../markup.ts';
import { navigation } from './header.ts';
import type { Section } from './section.ts';

/** A page stays below 3 MB as long as its tables and charts do. */
export const MAX_BYTES = 2_950_000;

export interface HtmlDocument {
  title: string;
  header: Markup;
  sections: readonly Section[];
  /** All of the page but the colours. */
  style: string;
  script: string;
}

/**
 * A page that needs nothing else and lets nothing but its own style and script run. The same parts give the same bytes.
 */
export function htmlDocument({ title, header, sections, style: sheet, script }: HtmlDocument): string {
  const style = `:root{${colourVariables('light')}}@media(prefers-color-scheme:dark){:root{${colourVariables('dark')}}}${chartColourRules()}${sheet}`;
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const { source } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="tickit">
<title>${title} · tickit</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the figures</a>
${header}
${navigation(sections)}
<main id="main" tabindex="-1">
${sections.map(sectionMarkup)}</main>
<footer class="small">Made by tickit. This file is complete: it loads nothing and sends nothing.</footer>
<script>${trusted(script)}</script>
</body>
</html>
`;
  return source;
}

const sectionMarkup = ({ id, title, body }: Section): Markup =>
  markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>
`;

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
