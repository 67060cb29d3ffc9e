import type { NamedModel } from '../../config/models.ts';
import type { EndpointSettings } from '../../config/schema.ts';
import { loadTokenCounter } from '../../models/count-tokens.ts';
import { renderPlan } from '../../reports/plan.ts';
import { planRun, type Plan } from '../../runs/plan/plan.ts';
import type { Endpoint } from '../../runs/plan/load.ts';
import { createRehearsal, nothingAsked, type AskedBefore, type Rehearsal } from '../../runs/plan/rehearsal.ts';
import { selectedTickets } from '../../tickets/selected-tickets.ts';
import { conversationOf, provenanceOf, type Ticket } from '../../tickets/ticket.ts';
import { remembering } from '../../util/bounded-cache.ts';
import type { PreparedRun } from './prepare-run.ts';

/** The text of a dry run. */
export async function planText(prepared: PreparedRun, asJson: boolean): Promise<string> {
  const plan = await planOf(prepared);
  return asJson ? `${JSON.stringify(plan, null, 2)}\n` : renderPlan(plan);
}

/** What the run would do, after others that have asked what `asked` holds; nothing is sent. */
export async function planOf(prepared: PreparedRun, asked = nothingAsked()): Promise<Plan> {
  const { model, survey, settings } = prepared;
  const rehearsal = await rehearsalOf(model, asked);
  const pipeline = model === null ? prepared.pipeline : await prepared.pipelineWith(rehearsal.model);
  return planRun(ticketsOf(prepared), {
    tickets: survey.selected,
    rehearsal,
    rehearse: async (ticket) => {
      for (let repeat = 0; model !== null && repeat < settings.repeats; repeat++) {
        await pipeline.predict(conversationOf(ticket), { signal, repeat, provenance: provenanceOf(ticket) });
      }
    },
    preview: (ticket) => pipeline.preview(conversationOf(ticket), provenanceOf(ticket)),
    isExact: model !== null && model.known !== null,
    maxRetries: (model?.chat.host ?? null) === null ? 0 : settings.calls.maxRetries,
    ...endpointOf(model, model === null ? undefined : settings.models[model.name]),
  });
}

/** A dry run is over before anybody would want to stop it. */
const { signal } = new AbortController();

/** Prompts of a ticket, and what they have in common with the next one's. */
const REMEMBERED = 64;

/** A rehearsal with a model, or with none. */
export async function rehearsalOf(model: NamedModel | null, asked: AskedBefore): Promise<Rehearsal> {
  return createRehearsal({
    model: model?.chat ?? { id: 'none', host: null },
    known: model?.known ?? null,
    asked,
    countTokens: remembering(REMEMBERED, await loadTokenCounter()),
  });
}

/** What an endpoint of the configuration charges and allows. */
export const endpointOf = (
  named: Pick<NamedModel, 'price'> | null,
  settings: EndpointSettings | undefined,
): Endpoint => ({
  price: named?.price ?? null,
  rates: { rpm: settings?.rpm ?? null, tpm: settings?.tpm ?? null },
});

async function* ticketsOf({ dataset, survey, labels }: PreparedRun): AsyncGenerator<Ticket> {
  for await (const { ticket } of selectedTickets(dataset, survey, { labels })) yield ticket;
}
