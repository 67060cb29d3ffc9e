import { scriptOf } from '../client-script.ts';
import { DOM } from '../dom.ts';
import { LIST } from '../list.ts';
import { PANES } from '../panes.ts';
import { SECTIONS } from '../sections.ts';
import { TIPS } from '../tips.ts';
import { UNPACK } from '../unpack.ts';
import { DETAIL } from './detail.ts';
import { EXPLORER } from './explorer.ts';
import { GROUPING } from './grouping.ts';
import { MAIN } from './main.ts';
import { OPTIONS } from './options.ts';
import { TYPES } from './types.ts';

/** The script of the page of a threshold sweep; see `CLIENT_SCRIPT`. */
export const SWEEP_SCRIPT = scriptOf([
  TYPES,
  DOM,
  UNPACK,
  SECTIONS,
  TIPS,
  GROUPING,
  LIST,
  PANES,
  OPTIONS,
  DETAIL,
  EXPLORER,
  MAIN,
]);
