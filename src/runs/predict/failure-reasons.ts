import { StoppedError } from '../../errors.ts';
import { printable } from '../../util/printable.ts';
import type { PredictionRecord } from '../log/prediction-record.ts';

/** What became of a question, and what was wrong when it failed. */
export type Outcome = { status: PredictionRecord['status'] | 'described'; problem: string | null };

/** Why calls gave no reply. */
export interface FailureReasons {
  add(problem: string | null): void;
  /** How many were added. */
  total(): number;
  /** The commonest with how often they occurred, of each the first as an example. */
  text(): string;
}

/** Reasons that are told, and characters of each. */
const TOLD = { reasons: 3, characters: 160 };

interface Reason {
  failures: number;
  /** The first of its kind. */
  example: string;
}

/** Counts by kind, as the texts of servers differ from call to call. */
export function createFailureReasons(): FailureReasons {
  const reasons = new Map<string, Reason>();
  let total = 0;
  return {
    add: (given) => {
      total++;
      const problem = given ?? 'unknown';
      const kind = problem.split(':', 1)[0] ?? problem;
      const reason = reasons.get(kind) ?? { failures: 0, example: printable(problem).slice(0, TOLD.characters) };
      reasons.set(kind, { ...reason, failures: reason.failures + 1 });
    },
    total: () => total,
    text: () => {
      const commonest = [...reasons.values()].sort((a, b) => b.failures - a.failures).slice(0, TOLD.reasons);
      return commonest.map(({ failures, example }) => `${failures} like "${example}"`).join('; ');
    },
  };
}

/** The end of a run in which there is nothing but failures. */
export const allFailed = (what: string, reasons: FailureReasons): StoppedError =>
  new StoppedError(`${what}: ${reasons.text()}`, { hint: 'Check the endpoint and the settings of the model.' });
