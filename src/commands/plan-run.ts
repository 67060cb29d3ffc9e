import { loadTokenCounter } from '../models/count-tokens.ts';
import { renderPlan } from '../reports/plan.ts';
import { planRun, type Plan } from '../runs/plan.ts';
import { selectedTickets } from '../tickets/selected-tickets.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { PreparedRun } from './prepare-run.ts';

/** The text of a dry run. */
export async function planText(prepared: PreparedRun, asJson: boolean): Promise<string> {
  const plan = await planOf(prepared);
  return asJson ? `${JSON.stringify(plan, null, 2)}\n` : renderPlan(plan);
}

/** What the run would do; nothing is sent. */
export async function planOf(prepared: PreparedRun): Promise<Plan> {
  const { pipeline, callsPerTicket, survey, model, settings } = prepared;
  const limits = model === null ? undefined : settings.models[model.name];
  return planRun(ticketsOf(prepared), {
    pipeline,
    callsPerTicket,
    tickets: survey.selected,
    countTokens: await loadTokenCounter(),
    price: model?.price ?? null,
    rates: { rpm: limits?.rpm ?? null, tpm: limits?.tpm ?? null },
  });
}

async function* ticketsOf({ dataset, survey, labels }: PreparedRun): AsyncGenerator<Ticket> {
  for await (const { ticket } of selectedTickets(dataset, survey, { labels })) yield ticket;
}
