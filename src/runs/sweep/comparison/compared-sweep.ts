import type { Setting } from '../../../dedup/sweep.ts';
import type { KeptText } from '../../folder/kept-texts.ts';
import type { SweepFacts } from '../../folder/manifest.ts';
import type { SweepDescription } from '../../report/sweep-report.ts';

/** An escalated ticket, and where it went. */
export interface GroupedTicket {
  ticketId: string;
  contentSha256: string;
  label: string;
  incidentId: string | null;
  /** The ticket that founded its group; null for one that got no description or vector, which stands alone. */
  group: string | null;
}

/** One side of a comparison of sweeps: the groups at one setting. */
export interface ComparedSweep {
  /** As the user named it. */
  name: string;
  facts: SweepFacts;
  run: SweepDescription;
  isFinished: boolean;
  texts: KeptText[];
  setting: Setting;
  /** In time order. */
  tickets: GroupedTicket[];
}
