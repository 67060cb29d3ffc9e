import { DataError } from '../../errors.ts';
import { cellIndex, placeOf, type CategoryLayout } from '../../metrics/confusion.ts';
import { BitSet } from '../../tickets/bit-set.ts';
import { IdRegistry } from '../../tickets/id-registry.ts';
import { fingerprint } from '../../util/hash.ts';
import { NumberColumn } from '../../util/number-column.ts';
import type { ComparedAnswer } from './compared-run.ts';
import { answerName, type MismatchKind } from './mismatches.ts';
import { doneKey } from '../log/prediction-record.ts';

/** The cell of an answer's partner, or why it has none. */
export type Match = { kind: 'match'; cell: number } | { kind: MismatchKind };

/**
 * The answers of the base run, to be found again by ticket and repeat. Of each it keeps 32 bits of the content's hash and of
 * the incident's, and its cell in the confusion matrix, which tells the label too: 10 bytes beside the registry of ids.
 */
export class BaseAnswers {
  readonly #layout: CategoryLayout;
  readonly #registry = new IdRegistry();
  readonly #contents = new NumberColumn(Uint32Array);
  readonly #incidents = new NumberColumn(Uint32Array);
  readonly #cells = new NumberColumn(Uint16Array);
  readonly #found = new BitSet();
  #registered = 0;

  constructor(layout: CategoryLayout) {
    this.#layout = layout;
  }

  /** Answers that `match` has not found. */
  get left(): number {
    return this.#cells.length - this.#found.size;
  }

  /** Throws DataError when the run has two answers of the same number about a ticket. */
  add(answer: ComparedAnswer): void {
    if (this.#register(answer) !== null) throw twice(answer, 'base');
    this.#contents.add(contentNumber(answer));
    this.#incidents.add(incidentNumber(answer));
    this.#cells.add(cellOf(answer, this.#layout));
  }

  /** The partner of an answer of the changed run. Throws DataError when it was asked for before. */
  match(answer: ComparedAnswer): Match {
    const number = this.#register(answer);
    if (number === null) return { kind: 'onlyInChanged' };
    const index = number - 1;
    if (index >= this.#cells.length || this.#found.has(index)) throw twice(answer, 'changed');
    this.#found.add(index);
    return this.#compare(index, answer);
  }

  /** Whether the answer that was added as number `index`, from 0, was found. */
  wasFound(index: number): boolean {
    return this.#found.has(index);
  }

  #compare(index: number, answer: ComparedAnswer): Match {
    const cell = this.#cells.at(index);
    if (contentNumber(answer) !== this.#contents.at(index)) return { kind: 'otherContent' };
    if (placeOf(this.#layout, cell).row !== this.#layout.names.indexOf(answer.label ?? ''))
      return { kind: 'otherLabel' };
    if (incidentNumber(answer) !== this.#incidents.at(index)) return { kind: 'otherIncident' };
    return { kind: 'match', cell };
  }

  /** The number under which the same ticket and repeat were registered before; null the first time. */
  #register({ ticketId, repeat }: ComparedAnswer): number | null {
    return this.#registry.register(doneKey(ticketId, repeat), ++this.#registered);
  }
}

/** The cell of the confusion matrix in which a labelled answer stands. */
export const cellOf = ({ label, category, status }: ComparedAnswer, layout: CategoryLayout): number =>
  cellIndex(layout, label ?? '', category ?? status);

const contentNumber = ({ contentSha256 }: ComparedAnswer): number => Number.parseInt(contentSha256.slice(0, 8), 16);

const incidentNumber = ({ incidentId }: ComparedAnswer): number =>
  incidentId === null ? 0 : fingerprint(incidentId)[0];

const twice = (answer: ComparedAnswer, run: 'base' | 'changed'): DataError =>
  new DataError(`the ${run} run has two answers about ${answerName(answer)}`);
