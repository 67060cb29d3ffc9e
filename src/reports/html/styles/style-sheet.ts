import { BASE } from './base.ts';
import { BROWSER } from './browser.ts';
import { EXPLORER } from './explorer.ts';
import { LAYOUT } from './layout.ts';
import { PRINT } from './print.ts';
import { TABLES } from './tables.ts';

/** All of the page but the colour variables, which `colours.ts` holds for charts and page alike. */
export const STYLE_SHEET = [BASE, LAYOUT, TABLES, BROWSER, PRINT].join('');

/** The same with what only the page of a threshold sweep has. */
export const SWEEP_STYLE_SHEET = `${STYLE_SHEET}${EXPLORER}`;
