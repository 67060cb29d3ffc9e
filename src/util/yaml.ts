import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { messageOf } from '../errors.ts';

export interface YamlText {
  value: unknown;
  /** The line, from 1, on which a path begins, with its key if it has one; null when there is no such path. */
  lineOf: (path: readonly PropertyKey[]) => number | null;
}

/** Text that is no YAML. */
export class YamlError extends Error {
  /** From 1. */
  readonly line: number;

  constructor(message: string, line: number, cause: unknown) {
    super(message, { cause });
    this.line = line;
  }
}

/** Parses YAML (or JSON, which is a part of it) and remembers where everything stands. Throws YamlError. */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const error = document.errors[0];
  if (error) throw new YamlError(withoutPlace(error.message), error.linePos?.[0].line ?? 1, error);
  const lineOf = (path: readonly PropertyKey[]): number | null => {
    const node = keyIn(document.getIn(path.slice(0, -1), true), path.at(-1)) ?? document.getIn(path, true);
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : null;
  };
  return { value: toValue(() => document.toJS() as unknown), lineOf };
}

/** The first line, without where it is, which `line` says. */
const withoutPlace = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');

/** The node of a key in a mapping; undefined when that is none or has no such key. */
function keyIn(parent: unknown, key: PropertyKey | undefined): unknown {
  if (!isMap(parent)) return undefined;
  return parent.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key;
}

/** An alias without an anchor is found only here. */
function toValue(convert: () => unknown): unknown {
  try {
    return convert();
  } catch (error) {
    throw new YamlError(messageOf(error), 1, error);
  }
}
