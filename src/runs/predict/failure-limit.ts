import { StoppedError } from '../../errors.ts';
import { printable } from '../../util/printable.ts';
import type { PredictionRecord } from '../log/prediction-record.ts';

/** How many answers may fail: a number, or a share in [0, 1] of those asked for. */
export type FailureLimit = { most: number } | { share: number };

/** A share means little before so many answers. */
const FEWEST_FOR_SHARE = 20;
/** Without a limit a run goes on unless its first answers have all failed. */
const HOPELESS = 50;

/** Reasons that are told, and characters of each. */
const TOLD = { reasons: 3, characters: 160 };

/** Watches the answers of one process. */
export interface FailureWatch {
  /** Throws StoppedError, with the commonest reasons, when too many have failed. */
  add(record: { status: PredictionRecord['status'] | 'described'; problem: string | null }): void;
}

/** Calls without a reply count as failures, replies of no use do not. Null for no limit. */
export function watchFailures(limit: FailureLimit | null): FailureWatch {
  const reasons = new Map<string, Reason>();
  let asked = 0;
  let failed = 0;
  return {
    add: ({ status, problem }) => {
      asked++;
      if (status !== 'failed') return;
      failed++;
      count(reasons, problem ?? 'unknown');
      if (isTooMany({ asked, failed }, limit)) throw tooMany({ asked, failed }, limit, reasons);
    },
  };
}

interface Tally {
  asked: number;
  failed: number;
}

function isTooMany({ asked, failed }: Tally, limit: FailureLimit | null): boolean {
  if (limit === null) return asked === HOPELESS && failed === HOPELESS;
  return 'most' in limit ? failed > limit.most : asked >= FEWEST_FOR_SHARE && failed > limit.share * asked;
}

interface Reason {
  failures: number;
  /** The first of its kind. */
  example: string;
}

/** By kind, as the texts of servers differ from call to call. */
function count(reasons: Map<string, Reason>, problem: string): void {
  const kind = problem.split(':', 1)[0] ?? problem;
  const reason = reasons.get(kind) ?? { failures: 0, example: printable(problem).slice(0, TOLD.characters) };
  reasons.set(kind, { ...reason, failures: reason.failures + 1 });
}

function tooMany({ asked, failed }: Tally, limit: FailureLimit | null, reasons: Map<string, Reason>): StoppedError {
  const what = limit === null ? `the first ${asked} answers all failed` : `${failed} of ${asked} answers failed`;
  const commonest = [...reasons.values()].sort((a, b) => b.failures - a.failures).slice(0, TOLD.reasons);
  const why = commonest.map(({ failures, example }) => `${failures} like "${example}"`).join('; ');
  return new StoppedError(`${what}${limit === null ? '' : `, and ${limitText(limit)} may`}: ${why}`, {
    hint: 'Allow more with --max-failures; what failed is asked again with --retry-failed.',
  });
}

const limitText = (limit: FailureLimit): string =>
  'most' in limit ? String(limit.most) : `${Number((100 * limit.share).toFixed(4))} %`;
