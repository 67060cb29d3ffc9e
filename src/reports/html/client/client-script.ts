import { BROWSER } from './browser.ts';
import { DATA } from './data.ts';
import { DETAIL } from './detail.ts';
import { DOM } from './dom.ts';
import { FILTERS } from './filters.ts';
import { LIST } from './list.ts';
import { MAIN } from './main.ts';
import { OPTION } from './option.ts';
import { PANES } from './panes.ts';
import { SECTIONS } from './sections.ts';
import { TIPS } from './tips.ts';
import { TYPES } from './types.ts';
import { UNPACK } from './unpack.ts';

/** Parts of a script in a scope of their own. */
export const scriptOf = (parts: readonly string[]): string => `(() => {\n'use strict';\n${parts.join('')}})();`;

/**
 * The script of the page of an evaluation. It is kept as text since tsc copies no plain JavaScript; a test checks its types. It holds no data,
 * so that its hash, which the page's content security policy names, is always the same.
 */
export const CLIENT_SCRIPT = scriptOf([
  TYPES,
  DOM,
  UNPACK,
  SECTIONS,
  TIPS,
  DATA,
  FILTERS,
  LIST,
  PANES,
  OPTION,
  DETAIL,
  BROWSER,
  MAIN,
]);
