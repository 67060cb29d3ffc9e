import type { Plan, PlanTotal } from '../runs/plan/plan.ts';
import type { Load, Range } from '../runs/plan/load.ts';
import type { SweepPlan } from '../runs/plan/sweep-plan.ts';
import { printable } from '../util/printable.ts';
import { dollars } from './format.ts';

/** What a dry run prints; the first prompt follows as it would be sent. */
export const renderPlan = (plan: Plan): string => paragraphs([planLines(plan), ...promptParts(plan)]);

/** The same of a sweep: descriptions, vectors and rewrites, then all together. */
export function renderSweepPlan(plan: SweepPlan): string {
  const { embedding, mostRewrites, rewriting, total } = plan;
  const { texts, cachedTexts, range } = embedding;
  const rewrites = `at most ${mostRewrites}, those of the same descriptions made once, ${cost(rewriting)}`;
  const lines = [
    'The calls above describe tickets.',
    `embedding      ${texts} texts${spared(cachedTexts)}, in ${span(range, 'liveCalls')} calls, ${cost(range)}`,
    `rewriting      ${mostRewrites === 0 ? 'none' : rewrites}`,
    ...totalLines(total),
  ];
  return paragraphs([planLines(plan), lines.join('\n'), ...promptParts(plan)]);
}

/** The same of several runs together. */
export function renderTotal({ calls, cachedCalls, range }: PlanTotal): string {
  const lines = ['# All rows together', `calls          ${calls}${spared(cachedCalls)}`, ...totalLines(range)];
  return paragraphs([lines.join('\n')]);
}

function planLines(plan: Plan): string {
  const { tickets, calls, cachedCalls, measured, range, mostRequests, costUsd } = plan;
  const basis = measured < tickets ? `estimated from ${measured} tickets` : 'counted';
  const middling = costUsd !== null && costUsd > 0 ? `, with replies of middling length ${dollars(costUsd)}` : '';
  const retried = mostRequests === range.high.liveCalls ? '' : `; with failed ones tried again at most ${mostRequests}`;
  const lines = [
    'Dry run: nothing was sent.',
    `tickets        ${tickets}`,
    `calls          ${calls}${spared(cachedCalls)}`,
    `live calls     ${span(range, 'liveCalls')}, the most if every first reply is of no use${retried}`,
    `input tokens   ${span(range, 'inputTokens')}, ${basis} in the o200k encoding`,
    `output tokens  ${span(range, 'outputTokens')}, assumed`,
    `cost           ${cost(range)}${middling}`,
    `time           ${time(range)}`,
  ];
  return lines.join('\n');
}

const totalLines = (range: Range): string[] => [`total cost     ${cost(range)}`, `total time     ${time(range)}`];

const spared = (cached: number): string => (cached === 0 ? '' : `, of which the cache holds ${cached}`);

const span = ({ low, high }: Range, amount: 'liveCalls' | 'inputTokens' | 'outputTokens'): string =>
  between(low, high, (load) => String(load[amount]));

function cost({ low, high }: Range): string {
  if (low.costUsd === null || high.costUsd === null) {
    return 'unknown: the configuration states no price for this model';
  }
  return between(low, high, ({ costUsd }) => dollars(costUsd));
}

function time({ low, high }: Range): string {
  if (high.liveCalls === 0) return 'none';
  if (high.minutes === null) return 'unknown: the configuration states no rpm or tpm for this model';
  return `at least ${between(low, high, ({ minutes }) => (minutes ?? 0).toFixed(1))} minutes at the declared rates`;
}

function between(low: Load, high: Load, show: (load: Load) => string): string {
  const [least, most] = [show(low), show(high)];
  return least === most ? least : `${least} to ${most}`;
}

const promptParts = ({ firstPrompt }: Plan): string[] =>
  (firstPrompt ?? []).map(({ role, content }) => `--- ${role} ---\n${visible(content)}`);

/** Like `printable`, but a prompt keeps its line ends. */
const visible = (content: string): string => content.split('\n').map(printable).join('\n');

const paragraphs = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;
