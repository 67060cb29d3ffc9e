import { loadTokenCounter } from '../models/count-tokens.ts';
import { renderPlan } from '../reports/plan.ts';
import { planRun } from '../runs/plan.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { PreparedSweep } from './prepare-sweep.ts';

/** The text of a dry run: descriptions are counted; how many rewrites follow depends on them, so that there is only a bound. */
export async function planSweep(prepared: PreparedSweep, asJson: boolean): Promise<string> {
  const { prompts, survey, model, settings, manifest } = prepared;
  const limits = settings.models[model.name];
  const plan = await planRun(ticketsOf(prepared), {
    pipeline: { preview: (conversation) => prompts.describe.render(conversation) },
    callsPerTicket: 1,
    tickets: survey.selected,
    countTokens: await loadTokenCounter(),
    price: model.price,
    rates: { rpm: limits?.rpm ?? null, tpm: limits?.tpm ?? null },
  });
  const { rewrite, thresholds } = manifest.identity;
  // Each link is followed by a rewrite, on all tickets and on those of the parts.
  const mostRewrites = rewrite.includes(true) ? 2 * thresholds.length * Math.max(0, survey.selected - 1) : 0;
  if (asJson) return `${JSON.stringify({ ...plan, mostRewrites }, null, 2)}\n`;
  const bound = mostRewrites === 0 ? 'none' : `at most ${mostRewrites}, those of the same descriptions made once`;
  return `${renderPlan(plan).trimEnd()}\n\nThe calls above describe tickets. Calls for rewriting: ${bound}.\n`;
}

async function* ticketsOf({ escalations }: PreparedSweep): AsyncGenerator<Ticket> {
  for await (const { ticket } of escalations()) yield ticket;
}
