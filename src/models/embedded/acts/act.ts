import type { Phrases } from '../phrases.ts';

/**
 * What a sentence does in a conversation, told from closed lists of phrases. Unlike cues they weigh nothing by themselves: a fine-tuned
 * model learns what it means that the customer or somebody else does it. Written from general knowledge and the label guide, not from tickets.
 */
export const ACTS = [
  'thanks',
  'greets',
  'instructs',
  'explains',
  'investigates',
  'confirms',
  'cannot',
  'putsOff',
  'apologises',
  'asksBack',
  'money',
  'quantity',
  'goesOn',
  'isOver',
  'ownDoing',
  'asks',
  'plans',
  'supposes',
  'nobody',
  'stakes',
  'threatens',
] as const;
export type Act = (typeof ACTS)[number];
export type ActPhrases = Phrases<Act>;
