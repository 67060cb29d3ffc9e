import { countTickets, type Corpus } from './corpus.ts';

export interface KeywordOptions {
  /** Keywords of a label, at most. */
  most: number;
  /** Tickets that are added on either side, in which each term is as frequent as in all; above 0. */
  prior: number;
}

/** What each keyword, as a position in the corpus, says for a label: a log-odds ratio, above 0. */
export type Keywords = ReadonlyMap<number, number>;

/**
 * The terms that speak most clearly for a label, clearest first: log-odds ratios between its tickets and all others, with
 * an informative prior, ranked in units of their standard errors (B. Monroe et al., 2008, Political Analysis 16:372–403,
 * with tickets that hold a term in place of its occurrences). Ranked by the ratios alone, terms of two or three tickets
 * would come first. Ties are taken in alphabetical order.
 */
export function findKeywords(label: string, corpus: Corpus, { most, prior }: KeywordOptions): Keywords {
  const { tickets, terms, ticketCounts } = corpus;
  const own = tickets.filter((ticket) => ticket.label === label);
  const ownCounts = countTickets(own, terms.length);
  const rated = terms.map((_, position) => {
    const all = ticketCounts[position] ?? 0;
    const holding = ownCounts[position] ?? 0;
    // Half a ticket keeps the rate of a term that all tickets hold below 1.
    const expected = (prior * (all + 0.5)) / (tickets.length + 1);
    const inside = odds(holding, own.length, { expected, prior });
    const outside = odds(all - holding, tickets.length - own.length, { expected, prior });
    const ratio = inside.log - outside.log;
    return { position, ratio, clarity: ratio / Math.sqrt(inside.variance + outside.variance) };
  });
  const speaking = rated.filter(({ ratio }) => ratio > 0).sort((a, b) => b.clarity - a.clarity);
  return new Map(speaking.slice(0, most).map(({ position, ratio }) => [position, ratio]));
}

interface Odds {
  log: number;
  variance: number;
}

/** Of `holding` of `tickets` tickets, with `expected` of `prior` further ones. */
function odds(holding: number, tickets: number, { expected, prior }: { expected: number; prior: number }): Odds {
  const having = holding + expected;
  const lacking = tickets - holding + prior - expected;
  return { log: Math.log(having / lacking), variance: 1 / having };
}
