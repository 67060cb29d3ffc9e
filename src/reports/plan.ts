import type { Plan } from '../runs/plan.ts';
import { printable } from '../util/printable.ts';
import { dollars, orUnknown } from './format.ts';

/** What a dry run prints; the first prompt follows as it would be sent. */
export function renderPlan(plan: Plan): string {
  const { tickets, calls, inputTokens, measured, assumedOutputTokens, costUsd, minutes, firstPrompt } = plan;
  const basis = measured < tickets ? `estimated from ${measured} tickets` : 'counted';
  const lines = [
    'Dry run: nothing was sent.',
    `tickets        ${tickets}`,
    `calls          ${calls}, more where a reply must be asked for again`,
    `input tokens   ${inputTokens}, ${basis} in the o200k encoding`,
    `output tokens  ${assumedOutputTokens}, assumed`,
    `cost           ${costUsd === null ? 'unknown: the configuration states no price for this model' : dollars(costUsd)}`,
    `time           ${minutes === null ? 'unknown: the configuration states no rpm or tpm for this model' : `at least ${orUnknown(minutes, (value) => value.toFixed(1))} minutes at the declared rates`}`,
  ];
  const prompt = (firstPrompt ?? []).map(({ role, content }) => `--- ${role} ---\n${visible(content)}`);
  return `${[lines.join('\n'), ...prompt].join('\n\n')}\n`;
}

/** Like `printable`, but a prompt keeps its line ends. */
const visible = (content: string): string => content.split('\n').map(printable).join('\n');
