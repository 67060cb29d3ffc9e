/** The filter form: its choices and what they let through. */
export const FILTERS = String.raw`
/** Outcomes that look at all rows together. */
const ACROSS = { disagree: 'rows disagree', 'all-wrong': 'wrong in every row' };

/** @param {string} name */
function control(name) {
  const found = document.querySelector('#filters [name="' + name + '"]');
  return found instanceof HTMLSelectElement || found instanceof HTMLInputElement ? found : null;
}

/** @param {string} name */
function chosen(name) {
  return control(name)?.value ?? '';
}

/**
 * @param {string} name
 * @param {string} value
 */
function choose(name, value) {
  const found = control(name);
  if (found !== null) found.value = value;
}

function chosenRow() {
  return Number(chosen('row'));
}

/** @param {PageData} data */
function fillFilters(data) {
  const { tickets } = data;
  fillOutcomes(data);
  fillSelect('label', counted(tickets, (ticket) => [ticket.label]));
  fillAnswers(data);
  fillSelect('tag', counted(tickets, (ticket) => ticket.tags));
  fillSelect('product', counted(tickets, (ticket) => [ticket.product]));
  fillSelect('language', counted(tickets, (ticket) => [ticket.language]));
}

/** @param {PageData} data */
function fillOutcomes({ rows, outcomes, tickets }) {
  const row = chosenRow();
  const counts = counted(tickets, (ticket) => [answerOf(ticket, row)?.outcome]);
  /** @type {[string, number, string][]} */
  const entries = Object.entries(outcomes).map(([key, text]) => [key, counts.get(key) ?? 0, text]);
  if (rows.length > 1) {
    for (const [key, text] of Object.entries(ACROSS)) {
      entries.push([key, tickets.filter((ticket) => hasOutcome(ticket, key, row)).length, text]);
    }
  }
  setOptions('outcome', entries.filter(([, count]) => count > 0));
}

/** @param {PageData} data */
function fillAnswers({ tickets }) {
  const row = chosenRow();
  fillSelect('answer', counted(tickets, (ticket) => [answerText(answerOf(ticket, row))]));
}

/**
 * @param {Ticket[]} tickets
 * @param {(ticket: Ticket) => (string | null | undefined)[]} pick
 */
function counted(tickets, pick) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const ticket of tickets) {
    for (const value of pick(ticket)) {
      if (value !== null && value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * @param {string} name
 * @param {Map<string, number>} counts
 */
function fillSelect(name, counts) {
  /** @type {[string, number, string][]} */
  const entries = [...counts].sort().map(([value, count]) => [value, count, value]);
  setOptions(name, entries);
}

/**
 * Keeps the first option, which is "any", and the choice where it is still there.
 * @param {string} name
 * @param {[string, number, string][]} entries value, count, text
 */
function setOptions(name, entries) {
  const select = control(name);
  if (!(select instanceof HTMLSelectElement)) return;
  const before = select.value;
  const options = entries.map(([value, count, text]) => new Option(text + ' (' + count + ')', value));
  select.replaceChildren(...[...select.options].slice(0, 1), ...options);
  select.value = entries.some(([value]) => value === before) ? before : '';
  const field = select.closest('label');
  if (field !== null) field.hidden = entries.length === 0;
}

/**
 * @param {Ticket} ticket
 * @param {string} wanted
 * @param {number} row
 */
function hasOutcome(ticket, wanted, row) {
  if (wanted === 'disagree') return new Set(ticket.answers.map(answerText)).size > 1;
  if (wanted === 'all-wrong') {
    return ticket.answers.length > 0 && ticket.answers.every(({ outcome }) => outcome !== 'right' && outcome !== 'unlabelled');
  }
  return answerOf(ticket, row)?.outcome === wanted;
}

/** The test that the form asks for at present. */
function currentFilter() {
  const row = chosenRow();
  const words = chosen('search').toLowerCase().split(/\s+/).filter((word) => word !== '');
  const [outcome, label, answer] = [chosen('outcome'), chosen('label'), chosen('answer')];
  const [tag, product, language] = [chosen('tag'), chosen('product'), chosen('language')];
  /** @param {Ticket} ticket */
  return (ticket) =>
    (outcome === '' || hasOutcome(ticket, outcome, row)) &&
    (label === '' || ticket.label === label) &&
    (answer === '' || answerText(answerOf(ticket, row)) === answer) &&
    (tag === '' || ticket.tags.includes(tag)) &&
    (product === '' || ticket.product === product) &&
    (language === '' || ticket.language === language) &&
    words.every((word) => searchText(ticket).includes(word));
}
`;
