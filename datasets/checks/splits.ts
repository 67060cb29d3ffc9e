import type { LabelNames } from '../../src/tickets/parse-ticket.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { SPLITS } from './fields.ts';
import type { Finding } from './finding.ts';

const TOLERANCE = 0.04;

/** Each ticket in a known split, each split of about its planned size and with every label. */
export function checkSplits(tickets: readonly Ticket[], labels: LabelNames): Finding[] {
  const lost = tickets.filter(({ gold }) => !Object.keys(SPLITS).includes(gold.split ?? ''));
  return [
    ...lost.map(({ id, gold }) => finding(false, `${id}: split ${gold.split}`)),
    ...Object.entries(SPLITS).flatMap(([split, planned]) => {
      const members = tickets.filter(({ gold }) => gold.split === split);
      return [
        splitSize(split, planned, members.length / Math.max(tickets.length, 1)),
        allLabels(split, members, labels),
      ];
    }),
  ];
}

function splitSize(split: string, planned: number, share: number): Finding {
  const message = `${split}: ${percent(share)}, expected ${percent(planned)} ± ${percent(TOLERANCE)}`;
  return finding(Math.abs(share - planned) <= TOLERANCE, message);
}

function allLabels(split: string, members: readonly Ticket[], { names }: LabelNames): Finding {
  const missing = names.filter((name) => !members.some(({ gold }) => gold.label === name));
  const message = missing.length === 0 ? `${split}: has every label` : `${split}: without ${missing.join(', ')}`;
  return finding(missing.length === 0, message);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const finding = (ok: boolean, message: string): Finding => ({ check: 'splits', ok, message });
