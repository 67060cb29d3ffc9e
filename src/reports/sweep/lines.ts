import type { SweepReport, ThresholdChoice } from '../../runs/report/sweep-report.ts';
import { percent } from '../format.ts';
import { spent } from '../spent.ts';
import { rewritingWord, threshold, withHost } from './format.ts';

/** What was grouped and by which means, as one line. */
export function sweepSource(report: SweepReport): string {
  const { run, tickets, failed, incidents } = report;
  const { dataset, embedder, embedderHost, model, modelHost, representative, windowHours, same, fromRun } = run;
  const all = [
    dataset,
    `${tickets} escalations of ${incidents.all} incidents${fromRun === null ? '' : `, by the run ${fromRun}`}`,
    `embedder ${withHost(embedder, embedderHost)}`,
    `model ${withHost(model, modelHost)}`,
    `representative ${representative}`,
    ...(windowHours === null ? [] : [`window ${windowHours} h`]),
    ...(same === null ? [] : [`same ${same}`]),
    ...ofRun(report),
    ...(failed === 0 ? [] : [`${failed} without description or vector, each an alert of its own`]),
    ...(run.unlabelled === 0 ? [] : [`${run.unlabelled} without a label left out`]),
    ...(run.rejected === 0 ? [] : [`${run.rejected} unreadable, see rejected.jsonl`]),
    ...(run.isFinished ? [] : ['NOT FINISHED']),
  ];
  return all.join(' · ');
}

/** What the run that said what was escalated got wrong; none where the labels say it. */
export const ofRun = ({ falseAlarms, missedIncidents }: SweepReport): string[] =>
  missedIncidents === null
    ? []
    : [`${falseAlarms} false alarms among them`, `${missedIncidents} incidents missed by the run`];

export const sweepUsage = ({ usage }: SweepReport): string => spent(usage).join(' · ');

/** What the sweep comes to, a sentence each, the recommended threshold first. */
export function findings(report: SweepReport): string[] {
  const { best, choices } = report;
  const others = choices.filter((choice) => choice.rewrite !== best?.rewrite);
  return [
    ...(best === null ? [] : [`Recommended: ${choiceSentence(best)}`]),
    ...others.map((choice) => capital(choiceSentence(choice))),
    ...rewritingSentence(report),
    ...auditSentence(report),
  ];
}

/** Such as `with rewriting θ 0.88: best B-cubed F1 on the development part (divided by time); …`. */
function choiceSentence({ rewrite, criterion, threshold: chosen, plateau, dividedBy }: ThresholdChoice): string {
  const part = `on the development part (divided by ${DIVISIONS[dividedBy]})`;
  if (chosen === null)
    return `${rewritingWord(rewrite)} rewriting no θ meets what was asked for: ${criterion} ${part}.`;
  const width = plateau === null ? '' : `; ${plateauWords(plateau)}`;
  return `${rewritingWord(rewrite)} rewriting θ ${threshold(chosen)}: ${criterion} ${part}${width}.`;
}

/** By what the tickets were divided into parts. */
export const DIVISIONS: Record<ThresholdChoice['dividedBy'], string> = {
  split: 'split',
  time: 'time',
  order: 'their order in the data set, as none has a time',
};

export function plateauWords({ from, to }: NonNullable<ThresholdChoice['plateau']>): string {
  if (from === to) return 'neither neighbour is within 1 point of it';
  return `at most 1 point lower from ${threshold(from)} to ${threshold(to)}`;
}

function rewritingSentence({ rewriting }: SweepReport): string[] {
  if (rewriting === null) return [];
  const { gained, lost, linksAt } = rewriting;
  const right = (links: readonly { isRight: boolean }[]): number => links.filter(({ isRight }) => isRight).length;
  return [
    `At θ ${threshold(linksAt)} rewriting gains ${gained.length} links, ${right(gained)} of them right, and loses ${lost.length}, ${right(lost)} of them right.`,
  ];
}

function auditSentence({ audit }: SweepReport): string[] {
  if (audit === null) return [];
  const { rewrites, withLosses } = audit;
  if (rewrites === 0) return ['Nothing was rewritten.'];
  const count = Math.round((withLosses.value ?? 0) * withLosses.n);
  return [
    `${count} of ${rewrites} rewrites (${percent(withLosses)} %) lost an error code, a product or a version of their sources.`,
  ];
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
