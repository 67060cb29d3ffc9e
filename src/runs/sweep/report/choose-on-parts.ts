import { estimateClusterings } from '../../../metrics/clustering/estimate-clusterings.ts';
import { seededRandom } from '../../../util/random.ts';
import type { SweepIdentity } from '../../folder/manifest.ts';
import { RESAMPLES } from '../../report/summarize-eval.ts';
import type { PartScores, ThresholdChoice } from '../../report/sweep-report.ts';
import { chooseThreshold, criterionOf } from './choose-threshold.ts';
import { asGrouping, incidentSizes, scoreThresholds } from './groupings.ts';
import type { GroupedTickets, StoredSweep } from './read-sweep.ts';

/** The threshold chosen for each setting of rewriting, and how it does on either part. */
export function chooseOnParts(
  { parts, dividedBy }: StoredSweep,
  { rewrite, minPrecision, seed }: SweepIdentity,
): ThresholdChoice[] {
  const { development, 'held-out': heldOut } = parts;
  return rewrite.map((rewritten) => {
    const chosen = chooseThreshold(scoreThresholds(development.tickets, development.settings, rewritten), minPrecision);
    const threshold = chosen?.threshold ?? null;
    const scoresOf = (part: GroupedTickets): PartScores => scorePart(part, { threshold, rewrite: rewritten, seed });
    return {
      rewrite: rewritten,
      criterion: criterionOf(minPrecision),
      threshold,
      plateau: chosen?.plateau ?? null,
      edge: chosen?.edge ?? null,
      dividedBy,
      development: scoresOf(development),
      heldOut: heldOut.tickets.records.length === 0 ? null : scoresOf(heldOut),
    };
  });
}

function scorePart(
  { tickets, settings }: GroupedTickets,
  { threshold, rewrite, seed }: { threshold: number | null; rewrite: boolean; seed: number },
): PartScores {
  const setting = settings.find((candidate) => candidate.threshold === threshold && candidate.rewrite === rewrite);
  const groupings = setting === undefined ? [] : [setting.groups];
  const [scores = null] = estimateClusterings(
    groupings.map((groups) => asGrouping(tickets, groups, { subset: 'all', missedIncidents: 0 })),
    { resamples: RESAMPLES, random: seededRandom(seed) },
  );
  return { tickets: tickets.records.length, incidents: incidentSizes(tickets).size, scores };
}

/** The one that does best on its development part; of equals the one without rewriting, which costs less. */
export function bestOf(
  choices: readonly ThresholdChoice[],
  { minPrecision }: Pick<SweepIdentity, 'minPrecision'>,
): ThresholdChoice | null {
  const valueOf = ({ development: { scores } }: ThresholdChoice): number =>
    (minPrecision === null ? scores?.bcubed.f1 : scores?.bcubed.recall)?.value ?? -Infinity;
  const usable = choices.filter(({ threshold }) => threshold !== null);
  return usable.toSorted((a, b) => valueOf(b) - valueOf(a) || Number(a.rewrite) - Number(b.rewrite))[0] ?? null;
}
