import type { Grouping, SweepPage, SweepTicket } from '../../../../src/reports/html/sweep/page.ts';
import { seededRandom } from '../../../../src/util/random.ts';
import { link, sweepReport } from '../../sweep/build.ts';
import { HOSTILE } from '../build.ts';

export const sweepTicket = (id: string, incidentId: string | null, more: Partial<SweepTicket> = {}): SweepTicket => ({
  id,
  title: `Title of ${id}`,
  product: 'dns',
  incidentId,
  description: `Problem of ${id}`,
  ...more,
});

/** `founders` by place; every link has a similarity a little above the threshold. */
export const grouping = (threshold: number, rewrite: boolean, founders: readonly number[]): Grouping => ({
  threshold,
  rewrite,
  founders,
  similarities: founders.map((founder, place) => (founder === place ? null : threshold + 0.0051)),
});

/**
 * T-1, T-2 and T-4 are of incident A, T-3 and T-5 of B, T-6 of none. At 0.86 T-3 and T-6 are wrongly merged with A; at 0.88
 * all is right but that T-5 stands apart from T-3, which rewriting mends; at 0.90 each stands alone.
 */
export const sweepPage = (more: Partial<SweepPage> = {}): SweepPage => ({
  title: 'tickets.jsonl',
  report: sweepReport(),
  tickets: [
    sweepTicket('T-1', 'A'),
    sweepTicket('T-2', 'A'),
    sweepTicket('T-3', 'B'),
    sweepTicket('T-4', 'A', { title: null }),
    sweepTicket('T-5', 'B', { product: null, description: null }),
    sweepTicket('T-6', null),
  ],
  groupings: [
    grouping(0.86, false, [0, 0, 0, 0, 4, 0]),
    grouping(0.88, false, [0, 0, 2, 0, 4, 5]),
    grouping(0.9, false, [0, 1, 2, 3, 4, 5]),
    grouping(0.86, true, [0, 0, 0, 0, 0, 0]),
    grouping(0.88, true, [0, 0, 2, 0, 2, 5]),
    grouping(0.9, true, [0, 1, 2, 3, 4, 5]),
  ],
  ...more,
});

/** A page in which every text is an attack. */
export function hostileSweepPage(): SweepPage {
  const report = sweepReport();
  const change = link(HOSTILE, { incidentId: HOSTILE, founderId: HOSTILE });
  const lost = [HOSTILE];
  const ticket = sweepTicket(HOSTILE, HOSTILE, { title: HOSTILE, product: HOSTILE, description: HOSTILE });
  return sweepPage({
    title: HOSTILE,
    report: {
      ...report,
      run: {
        ...report.run,
        dataset: HOSTILE,
        embedder: HOSTILE,
        embedderHost: HOSTILE,
        model: HOSTILE,
        modelHost: HOSTILE,
        representative: HOSTILE,
        fromRun: HOSTILE,
        notice: HOSTILE,
      },
      choices: report.choices.map((choice) => ({ ...choice, criterion: HOSTILE })),
      best: report.best && { ...report.best, criterion: HOSTILE },
      rewriting: report.rewriting && { ...report.rewriting, gained: [change], lost: [change] },
      audit: report.audit && {
        ...report.audit,
        losses: [{ sources: lost, rewrite: HOSTILE, errorCodes: lost, products: lost, versions: lost }],
      },
    },
    tickets: [ticket, { ...ticket, id: 'T-2', incidentId: `${HOSTILE} 2` }],
    groupings: [grouping(0.88, true, [0, 0])],
  });
}

/** Escalations of which each is linked, at each threshold, to one of the forty before it or founds a group. */
export function manyEscalations(
  count: number,
  letters: number,
  thresholds: readonly number[],
): Pick<SweepPage, 'tickets' | 'groupings'> {
  const random = seededRandom(1);
  const word = (): string => Math.floor(random() ** 2 * 46_656 * 36).toString(36);
  const text = (words: number): string => Array.from({ length: words }, word).join(' ');
  const tickets = Array.from({ length: count }, (_, place) =>
    sweepTicket(`T-${place}`, `I-${Math.floor(random() * count * 0.6)}`, {
      title: text(8),
      description: text(letters / 5),
    }),
  );
  const groupings = [false, true].flatMap((rewrite) =>
    thresholds.map((threshold, index) => {
      const founders: number[] = [];
      const similarities: (number | null)[] = [];
      for (let place = 0; place < count; place++) {
        const isLinked = place > 0 && random() < 0.8 - index / (1.5 * thresholds.length);
        const earlier = founders[Math.max(0, place - 1 - Math.floor(random() * 40))] ?? 0;
        founders.push(isLinked ? earlier : place);
        similarities.push(isLinked ? threshold + random() * (1 - threshold) : null);
      }
      return { threshold, rewrite, founders, similarities };
    }),
  );
  return { tickets, groupings };
}
