import type { MisbehavingServer } from './misbehaving-server.ts';
import { tempFolder, type TempFolder } from './temp-folder.ts';
import { jsonl, type RawTicket } from './tickets.ts';

/**
 * A folder with `tickets.jsonl` and a configuration by which every run asks this server, with the pipeline `direct`; `settings`
 * are more of the model.
 */
export function endpointFolder(
  { baseUrl }: Pick<MisbehavingServer, 'baseUrl'>,
  tickets: RawTicket[],
  settings: Record<string, unknown> = {},
): TempFolder {
  const folder = tempFolder();
  folder.write('tickets.jsonl', jsonl(tickets));
  const models = { served: { provider: 'openai', model: 'served', baseUrl, ...settings } };
  folder.write('tickit.config.json', JSON.stringify({ model: 'served', pipeline: 'direct', models }));
  return folder;
}

/** The ids of a run's predictions, in the order of finishing. */
export const predictedIds = (folder: TempFolder, run: string): unknown[] =>
  folder.readJsonl(`${run}/predictions.jsonl`).map(({ ticketId }) => ticketId);

/** The ids T-1, T-2 … of `someTickets`, as they sort. */
export const idsUpTo = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `T-${index + 1}`).sort();
