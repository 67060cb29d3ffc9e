import { BROWSER } from './browser.ts';
import { DATA } from './data.ts';
import { DETAIL } from './detail.ts';
import { DOM } from './dom.ts';
import { FILTERS } from './filters.ts';
import { LIST } from './list.ts';
import { MAIN } from './main.ts';
import { TYPES } from './types.ts';

/**
 * The script of the page. It is kept as text since tsc copies no plain JavaScript; a test checks its types. It holds no data,
 * so that its hash, which the page's content security policy names, is always the same.
 */
export const CLIENT_SCRIPT = `(() => {\n'use strict';\n${[TYPES, DOM, DATA, FILTERS, LIST, DETAIL, BROWSER, MAIN].join('')}})();`;
