import { loadTokenCounter } from '../models/count-tokens.ts';
import { renderPlan } from '../reports/plan.ts';
import { planRun } from '../runs/plan.ts';
import { selectedTickets } from '../tickets/selected-tickets.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { PreparedRun } from './prepare-run.ts';

/** The text of a dry run. */
export async function planText(prepared: PreparedRun, asJson: boolean): Promise<string> {
  const { pipeline, callsPerTicket, survey, model, settings } = prepared;
  const limits = model === null ? undefined : settings.models[model.name];
  const plan = await planRun(ticketsOf(prepared), {
    pipeline,
    callsPerTicket,
    tickets: survey.selected,
    countTokens: await loadTokenCounter(),
    price: model?.price ?? null,
    rates: { rpm: limits?.rpm ?? null, tpm: limits?.tpm ?? null },
  });
  return asJson ? `${JSON.stringify(plan, null, 2)}\n` : renderPlan(plan);
}

async function* ticketsOf({ dataset, survey, labels }: PreparedRun): AsyncGenerator<Ticket> {
  for await (const { ticket } of selectedTickets(dataset, survey, { labels })) yield ticket;
}
