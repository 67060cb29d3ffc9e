import type { LabelNames } from '../../src/tickets/parse-ticket.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { f1 } from './f1.ts';
import type { Finding } from './finding.ts';
import { TRAITS, traitRules, type TraitRule } from './traits.ts';

const MAX_F1 = 0.5;
const MAX_BALANCED_ACCURACY = 0.65;

interface Score {
  value: number;
  /** Of the rule that reached it. */
  name: string;
}

/** No single rule on length, time, last role, product or region finds a category, or tells escalating tickets apart. */
export function checkTraitGiveAways(tickets: readonly Ticket[], labels: LabelNames): Finding[] {
  return Object.entries(TRAITS).map(([trait, valueOf]) =>
    judge(trait, traitRules(tickets.map(valueOf)), tickets, labels),
  );
}

function judge(trait: string, rules: readonly TraitRule[], tickets: readonly Ticket[], labels: LabelNames): Finding {
  const names = labels.names.filter((name) => name !== labels.quiet);
  const f1s = names.map((name) =>
    best(
      rules,
      tickets.map(({ gold }) => gold.label === name),
      f1Of,
    ),
  );
  const escalates = tickets.map(({ gold }) => gold.label !== labels.quiet);
  const accuracy = best(rules, escalates, balancedAccuracy);
  const ok = f1s.every(({ value }) => value < MAX_F1) && accuracy.value < MAX_BALANCED_ACCURACY;
  const parts = f1s.map((score, index) => `${names[index]} ${show(score)}`);
  const message = `${trait}: F1 ${parts.join(', ')}; balanced accuracy of escalating ${show(accuracy)}`;
  return { check: 'trait give-aways', ok, message };
}

type Measure = (holds: readonly boolean[], isPositive: readonly boolean[]) => number;

function best(rules: readonly TraitRule[], isPositive: readonly boolean[], measure: Measure): Score {
  const scores = rules.map(({ name, holds }) => ({ name, value: measure(holds, isPositive) }));
  return scores.reduce((top, score) => (score.value > top.value ? score : top), { name: 'no rule', value: 0 });
}

const f1Of: Measure = (holds, isPositive) => {
  const { tp, fp, positives } = count(holds, isPositive);
  return f1({ tp, fp, positives });
};

/** Mean of the shares found right among positives and among negatives; 0.5 is chance. */
const balancedAccuracy: Measure = (holds, isPositive) => {
  const { tp, fp, positives, negatives } = count(holds, isPositive);
  if (positives === 0 || negatives === 0) return 0.5;
  return (tp / positives + (negatives - fp) / negatives) / 2;
};

function count(holds: readonly boolean[], isPositive: readonly boolean[]) {
  const tp = holds.filter((value, index) => value && isPositive[index]).length;
  const positives = isPositive.filter(Boolean).length;
  return { tp, fp: holds.filter(Boolean).length - tp, positives, negatives: isPositive.length - positives };
}

const show = ({ value, name }: Score): string => `${value.toFixed(2)} (${name})`;
