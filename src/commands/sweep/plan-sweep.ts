import { loadTokenCounter } from '../../models/count-tokens.ts';
import { askForDescription } from '../../prompts/ask-description.ts';
import { renderSweepPlan } from '../../reports/plan.ts';
import { planRun } from '../../runs/plan/plan.ts';
import { nothingAsked, type Rehearsal } from '../../runs/plan/rehearsal.ts';
import { noTexts, planSweep, type SweepPlan, type TextTally } from '../../runs/plan/sweep-plan.ts';
import { conversationOf, type Conversation, type Ticket } from '../../tickets/ticket.ts';
import { endpointOf, rehearsalOf } from '../run/plan-run.ts';
import type { PreparedSweep } from './prepare-sweep.ts';

/** The text of a dry run: descriptions and vectors are counted; how many rewrites follow depends on them, so that there is only a bound. */
export async function sweepPlanText(prepared: PreparedSweep, asJson: boolean): Promise<string> {
  const plan = await planOf(prepared);
  return asJson ? `${JSON.stringify(plan, null, 2)}\n` : renderSweepPlan(plan);
}

async function planOf(prepared: PreparedSweep): Promise<SweepPlan> {
  const { prompts, survey, model, embedder, settings, manifest } = prepared;
  const rehearsal = await rehearsalOf(model, nothingAsked());
  const countTokens = await loadTokenCounter();
  const texts = noTexts();
  const endpoint = endpointOf(model, settings.models[model.name]);
  const descriptions = await planRun(ticketsOf(prepared), {
    tickets: survey.selected,
    rehearsal,
    rehearse: async (ticket, scenario) => {
      const text = await describe(conversationOf(ticket), rehearsal, prepared);
      if (text !== null) addText(texts[scenario], text, { isCached: embedder.knows(text), countTokens });
    },
    preview: (ticket) => prompts.describe.render(conversationOf(ticket)),
    isExact: model.known !== null,
    maxRetries: model.chat.host === null ? 0 : settings.calls.maxRetries,
    ...endpoint,
  });
  const { rewrite, thresholds } = manifest.identity;
  return planSweep(descriptions, {
    texts,
    mostRewrites: rewrite.includes(true) ? 2 * thresholds.length * Math.max(0, survey.selected - 1) : 0,
    rewritePrompt: prompts.rewrite,
    countTokens,
    model: endpoint,
    embedder: embedder.embedder.host === null ? null : endpointOf(embedder, settings.embedders[embedder.name]),
  });
}

const { signal } = new AbortController();

/** Null for want of one. */
async function describe(
  conversation: Conversation,
  { model }: Rehearsal,
  { prompts: { describe: prompt } }: PreparedSweep,
): Promise<string | null> {
  const messages = prompt.render(conversation);
  const description = await askForDescription(model, { messages, format: prompt.format, repeat: 0, signal });
  return description.status === 'described' ? description.text.trim() : null;
}

interface Text {
  isCached: boolean;
  countTokens: (text: string) => number;
}

function addText(tally: TextTally, text: string, { isCached, countTokens }: Text): void {
  tally.texts++;
  if (isCached) tally.cachedTexts++;
  else tally.tokens += countTokens(text);
}

async function* ticketsOf({ escalations }: PreparedSweep): AsyncGenerator<Ticket> {
  for await (const { ticket } of escalations()) yield ticket;
}
