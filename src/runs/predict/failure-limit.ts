import { StoppedError } from '../../errors.ts';
import { allFailed, createFailureReasons, type FailureReasons, type Outcome } from './failure-reasons.ts';

/** How many answers may fail: a number, or a share in [0, 1] of those asked for. */
export type FailureLimit = { most: number } | { share: number };

/** A share means little before so many answers. */
const FEWEST_FOR_SHARE = 20;
/** Without a limit a run goes on unless its first answers have all failed. */
const HOPELESS = 50;

/** Watches the answers of one process. */
export interface FailureWatch {
  /** Throws StoppedError, with the commonest reasons, when too many have failed. */
  add(outcome: Outcome): void;
}

/** Calls without a reply count as failures, replies of no use do not. Null for no limit. */
export function watchFailures(limit: FailureLimit | null): FailureWatch {
  const reasons = createFailureReasons();
  let asked = 0;
  return {
    add: ({ status, problem }) => {
      asked++;
      if (status !== 'failed') return;
      reasons.add(problem);
      const tally = { asked, failed: reasons.total() };
      if (isTooMany(tally, limit)) throw tooMany(tally, limit, reasons);
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

function tooMany({ asked, failed }: Tally, limit: FailureLimit | null, reasons: FailureReasons): StoppedError {
  if (limit === null) return allFailed(`the first ${asked} answers all failed`, reasons);
  return new StoppedError(`${failed} of ${asked} answers failed, and ${limitText(limit)} may: ${reasons.text()}`, {
    hint: 'Allow more with --max-failures; what failed is asked again with --retry-failed.',
  });
}

const limitText = (limit: FailureLimit): string =>
  'most' in limit ? String(limit.most) : `${Number((100 * limit.share).toFixed(4))} %`;
