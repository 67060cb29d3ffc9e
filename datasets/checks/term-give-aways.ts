import type { LabelNames } from '../../src/tickets/parse-ticket.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { bestTerms } from './best-terms.ts';
import { f1 } from './f1.ts';
import { languageField, textsOf } from './fields.ts';
import type { Finding } from './finding.ts';
import { groupBy } from './group-by.ts';
import { TERM_KINDS, termsOf, type TermKind } from './terms.ts';

const MAX_F1 = 0.5;
const SHOWN = 5;
/** With fewer tickets of a label in a language, one of thousands of terms reaches any limit by chance: not judged. */
const FEWEST_JUDGED = 20;

interface Document {
  label: string | null;
  language: string | null;
  terms: Record<TermKind, Set<string>>;
}

/**
 * No presence of a word, of two adjacent words or of a Chinese string gives a category away, neither over the whole
 * set nor within a language.
 */
export function checkTermGiveAways(tickets: readonly Ticket[], labels: LabelNames): Finding[] {
  const documents = tickets.map((ticket) => ({
    label: ticket.gold.label,
    language: languageField(ticket),
    terms: termsOf(textsOf(ticket)),
  }));
  const scopes = [['all', documents] as const, ...groupBy(documents, ({ language }) => language)];
  return scopes.flatMap(([scope, members]) =>
    labels.names.flatMap((label) =>
      TERM_KINDS.flatMap((kind) =>
        judge(`${scope}, ${label}, ${kind}`, members, {
          kind,
          label,
          quiet: labels.quiet,
          fewest: scope === 'all' ? 1 : FEWEST_JUDGED,
        }),
      ),
    ),
  );
}

interface Question {
  kind: TermKind;
  label: string;
  quiet: string;
  /** Tickets of the label that it takes for a verdict. */
  fewest: number;
}

function judge(name: string, documents: readonly Document[], { kind, label, quiet, fewest }: Question): Finding[] {
  const isPositive = documents.map((document) => document.label === label);
  const best = bestTerms({ documents: documents.map(({ terms }) => terms[kind]), isPositive, count: SHOWN });
  const top = best[0];
  if (!top) return [];
  const shown = best.map((rule) => `${rule.term} ${rule.f1.toFixed(3)}`).join(' | ');
  const finding = (ok: boolean, demand: string): Finding[] => [
    { check: 'term give-aways', ok, message: `${name} (${demand}): ${shown}` },
  ];
  const positives = isPositive.filter(Boolean).length;
  if (positives < fewest) return finding(true, `${positives} tickets, not judged`);
  const always = alwaysF1(isPositive);
  if (label === quiet) return finding(top.f1 <= always, `at most ${always.toFixed(3)}, as always saying yes`);
  return finding(top.f1 < MAX_F1, `under ${MAX_F1}`);
}

/**
 * F1 of the rule that always says yes: 2p / (1 + p), p being the share of the category. For the quiet category, half
 * of all tickets, that is 0.67 without reading a word, and any term of nearly every ticket comes close to it. So 0.5
 * would forbid the commonest words there; a give-away is what does better than always saying yes.
 */
function alwaysF1(isPositive: readonly boolean[]): number {
  const positives = isPositive.filter(Boolean).length;
  return f1({ tp: positives, fp: isPositive.length - positives, positives });
}
