import type { Memo } from '../../dedup/memo.ts';
import { openAppendLog, recoverLog, type AppendLog, type LineForm } from '../append-log.ts';
import { EMBEDDING, toEmbeddingRecord, vectorOf, type EmbeddingRecord } from './embedding-record.ts';

/** What a file holds and gets more of, so that a run which was stopped asks for nothing twice. */
export interface Store<T> extends Memo<T> {
  /** How much it held when it was opened. */
  size: number;
  close: () => void;
}

/** Vectors of texts, kept in `file` as well; with null in memory alone, for an embedder whose calls cost nothing. */
export async function openVectors(file: string | null): Promise<Store<Float32Array>> {
  const known = new Map<string, Float32Array>();
  if (file === null) return { ...asMemo(known), size: 0, close: () => undefined };
  for await (const record of recoverLog(file, EMBEDDING)) known.set(record.key, vectorOf(record));
  const log: AppendLog<EmbeddingRecord> = openAppendLog(file);
  return {
    ...asMemo(known, (key, vector) => log.append(toEmbeddingRecord(key, vector))),
    size: known.size,
    close: log.close,
  };
}

/** Records by a key of their own, kept in a file. */
export async function openRecords<T>(file: string, form: LineForm<T>, keyOf: (record: T) => string): Promise<Store<T>> {
  const known = new Map<string, T>();
  for await (const record of recoverLog(file, form)) known.set(keyOf(record), record);
  const log: AppendLog<T> = openAppendLog(file);
  return { ...asMemo(known, (_, record) => log.append(record)), size: known.size, close: log.close };
}

function asMemo<T>(known: Map<string, T>, keep: (key: string, value: T) => void = () => undefined): Memo<T> {
  return {
    get: (key) => known.get(key),
    set: (key, value) => {
      keep(key, value);
      known.set(key, value);
    },
  };
}
