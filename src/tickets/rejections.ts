import { appendFile } from 'node:fs/promises';
import { safeJson } from '../util/own-secrets.ts';
import type { RejectedRecord } from './record.ts';

/** Appends records to a JSONL file, one `{"location","problems","raw"}` a line; the file is made when there is none. */
export async function appendRejections(file: string, records: readonly RejectedRecord[]): Promise<void> {
  const lines = records.map(({ location, problems, raw }) => `${safeJson({ location, problems, raw })}\n`);
  await appendFile(file, lines.join(''));
}
