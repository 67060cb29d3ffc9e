import type { CallAccount } from '../../models/account.ts';
import type { PredictionRecord } from '../../runs/log/prediction-record.ts';

/** Shows how far a run has come. */
export interface Progress {
  add(status: PredictionRecord['status']): void;
  stop(): void;
}

export interface ProgressOptions {
  total: number;
  /** Done by an earlier process of the same run; no part of the rate. */
  done: number;
  /** What has been spent and is waited for. */
  account: CallAccount;
  quiet: boolean;
}

const LINE_EVERY_MS = 5000;
const BAR_EVERY_MS = 1000;
/** A shorter pause of an endpoint is not told. */
const TOLD_PAUSE_MS = 1000;

/** A bar on a terminal; elsewhere, and in CI, a plain line every five seconds. */
export async function startProgress(options: ProgressOptions): Promise<Progress> {
  if (options.quiet) return { add: () => undefined, stop: () => undefined };
  const isInteractive = process.stderr.isTTY && !process.env.CI && process.env.TERM !== 'dumb';
  return isInteractive ? startBar(options) : startLines(options);
}

async function startBar({ total, done, account }: ProgressOptions): Promise<Progress> {
  // What is bundled of a package in the older module format has no other names.
  const { SingleBar, Presets } = (await import('cli-progress')).default;
  const format = '{bar} {value}/{total} · {rate} · ETA {eta_formatted}{trouble}';
  const bar = new SingleBar(
    { stream: process.stderr, format, hideCursor: true, barsize: 24, etaBuffer: 100 },
    Presets.shades_classic,
  );
  const tally = createTally(done);
  bar.start(total, done, { rate: '…', trouble: '' });
  const update = (): void =>
    bar.update(tally.done(), { rate: tally.rate(), trouble: `${tally.trouble()}${calls(account)}` });
  const timer = setInterval(update, BAR_EVERY_MS);
  const stop = (): void => {
    process.off('exit', stop);
    clearInterval(timer);
    bar.stop();
  };
  // A process that ends all at once would leave the terminal without its cursor.
  process.once('exit', stop);
  return {
    add: (status) => {
      tally.add(status);
      update();
    },
    stop,
  };
}

function startLines({ total, done, account }: ProgressOptions): Progress {
  const tally = createTally(done);
  let nextAt = performance.now() + LINE_EVERY_MS;
  const print = (): void => {
    process.stderr.write(
      `${tally.done()}/${total} · ${tally.rate()} · ETA ${tally.eta(total)}${tally.trouble()}${calls(account)}\n`,
    );
  };
  const printIfDue = (): void => {
    if (performance.now() < nextAt) return;
    nextAt = performance.now() + LINE_EVERY_MS;
    print();
  };
  // While calls wait nothing is added; while the embedded model is at work no timer runs.
  const timer = setInterval(printIfDue, LINE_EVERY_MS);
  return {
    add: (status) => {
      tally.add(status);
      printIfDue();
    },
    stop: () => {
      clearInterval(timer);
      print();
    },
  };
}

/** What has been spent so far, how often calls had to be made again, and why they wait. */
function calls(account: CallAccount): string {
  const { costUsd } = account.budget.spent();
  const retries = account.retries();
  const parts = [
    costUsd > 0 ? `$${costUsd.toFixed(4)}` : '',
    retries > 0 ? `${retries} ${retries === 1 ? 'retry' : 'retries'}` : '',
    waiting(account),
  ];
  return parts.flatMap((part) => (part === '' ? [] : ` · ${part}`)).join('');
}

function waiting(account: CallAccount): string {
  const pause = account.pausedMs();
  if (pause >= TOLD_PAUSE_MS) return `cooling down for ${Math.ceil(pause / 1000)} s, as the endpoint is overrun`;
  return account.isHeldBack() ? 'held to the rate limit' : '';
}

function createTally(before: number) {
  const startedAt = performance.now();
  const counts = { answered: 0, unparsed: 0, failed: 0 };
  const added = (): number => counts.answered + counts.unparsed + counts.failed;
  const perSecond = (): number => (1000 * added()) / Math.max(1, performance.now() - startedAt);
  return {
    add: (status: PredictionRecord['status']): void => {
      counts[status]++;
    },
    done: (): number => before + added(),
    rate: (): string => `${perSecond().toFixed(perSecond() < 10 ? 1 : 0)}/s`,
    eta: (total: number): string =>
      added() === 0 && total > before ? 'unknown' : duration(Math.ceil((total - before - added()) / perSecond()) || 0),
    trouble: (): string => {
      const parts = [
        counts.unparsed > 0 ? `${counts.unparsed} unparsed` : '',
        counts.failed > 0 ? `${counts.failed} failed` : '',
      ].filter((part) => part !== '');
      return parts.length === 0 ? '' : ` · ${parts.join(', ')}`;
    },
  };
}

/** As `42 s`, `12 min` or `3.5 h`. */
function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
