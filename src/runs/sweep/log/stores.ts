import { DataError } from '../../../errors.ts';
import type { Memo } from '../../../dedup/memo.ts';
import { openAppendLog, readLog, recoverLog, type AppendLog, type LineForm } from '../../log/append-log.ts';
import { EMBEDDING, toEmbeddingRecord, vectorOf, type EmbeddingRecord } from './embedding-record.ts';

/** What a file holds and gets more of, so that a run which was stopped asks for nothing twice. */
export interface Store<T> extends Memo<T> {
  /** How much it held when it was opened. */
  size: number;
  values: () => Iterable<T>;
  close: () => void;
}

/**
 * Vectors of texts, kept in `file` as well; with null in memory alone, for an embedder whose calls cost nothing. Setting one of
 * another dimension than those before throws DataError, as they could not be compared.
 */
export async function openVectors(file: string | null): Promise<Store<Float32Array>> {
  const known = new Map<string, Float32Array>();
  if (file === null)
    return { ...asMemo(known, (_, vector) => check(known, vector)), ...sized(known), close: () => undefined };
  for await (const record of recoverLog(file, EMBEDDING)) known.set(record.key, vectorOf(record));
  const log: AppendLog<EmbeddingRecord> = openAppendLog(file);
  const keep = (key: string, vector: Float32Array): void => {
    check(known, vector);
    log.append(toEmbeddingRecord(key, vector));
  };
  return { ...asMemo(known, keep), ...sized(known), close: log.close };
}

function check(known: ReadonlyMap<string, Float32Array>, { length }: Float32Array): void {
  const dimension = known.values().next().value?.length ?? length;
  if (length === dimension) return;
  throw new DataError(`the embedder: expected a vector of ${dimension} numbers, as before, got one of ${length}`, {
    hint: 'Another model answers by the same name. Begin anew with another --run, and another --cache if there is one.',
  });
}

/** Records by a key of their own, of which the last one in the file counts. */
export interface Records<T> {
  form: LineForm<T>;
  keyOf: (record: T) => string;
}

/** Records kept in a file. */
export async function openRecords<T>(file: string, { form, keyOf }: Records<T>): Promise<Store<T>> {
  const known = new Map<string, T>();
  for await (const record of recoverLog(file, form)) known.set(keyOf(record), record);
  const log: AppendLog<T> = openAppendLog(file);
  return { ...asMemo(known, (_, record) => log.append(record)), ...sized(known), close: log.close };
}

/** The records of a file that is there. Throws DataError when it is not, or holds something else. */
export async function readRecords<T>(file: string, { form, keyOf }: Records<T>): Promise<T[]> {
  const known = new Map<string, T>();
  for await (const record of readLog(file, form)) known.set(keyOf(record), record);
  return [...known.values()];
}

const sized = <T>(known: Map<string, T>): Pick<Store<T>, 'size' | 'values'> => ({
  size: known.size,
  values: () => known.values(),
});

function asMemo<T>(known: Map<string, T>, keep: (key: string, value: T) => void = () => undefined): Memo<T> {
  return {
    get: (key) => known.get(key),
    set: (key, value) => {
      keep(key, value);
      known.set(key, value);
    },
  };
}
