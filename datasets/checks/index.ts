import { checkCompleteness } from './completeness.ts';
import { checkCounts } from './counts.ts';
import { checkCrossings } from './crossings.ts';
import type { Check } from './finding.ts';
import { checkGold } from './gold.ts';
import { checkIncidentCounts, checkLookAlikeCounts } from './groups.ts';
import { checkIds } from './ids.ts';
import { checkIncidents } from './incidents.ts';
import { checkLookAlikeTags } from './look-alike-tags.ts';
import { checkNearDuplicates } from './near-duplicates.ts';
import { checkRepeatedMessages } from './repeated-messages.ts';
import { checkSplitTime } from './split-time.ts';
import { checkSplits } from './splits.ts';
import { checkTermGiveAways } from './term-give-aways.ts';
import { checkTimes } from './times.ts';
import { checkTraitGiveAways } from './trait-give-aways.ts';

/** What must hold of the set as it is built: fields, counts, gold and no leak between splits. */
export const STRUCTURE_CHECKS = {
  ids: checkIds,
  times: checkTimes,
  completeness: checkCompleteness,
  counts: checkCounts,
  incidents: checkIncidentCounts,
  lookAlikes: checkLookAlikeCounts,
  splits: checkSplits,
  gold: checkGold,
  incidentMembers: checkIncidents,
  lookAlikeTags: checkLookAlikeTags,
  splitTime: checkSplitTime,
  crossings: checkCrossings,
  nearDuplicates: checkNearDuplicates,
  repeatedMessages: checkRepeatedMessages,
} satisfies Record<string, Check>;

/** What must not tell the label without reading the ticket. */
export const GIVE_AWAY_CHECKS = {
  terms: checkTermGiveAways,
  traits: checkTraitGiveAways,
} satisfies Record<string, Check>;
