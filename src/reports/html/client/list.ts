/** The list of tickets: only what is in sight is in the document, so that it opens at once whatever its length. */
export const LIST = String.raw`
/** Pixels; the style sheet holds the same height. */
const OPTION_HEIGHT = 68;
/** Options drawn beyond both ends of what is in sight. */
const SPARE = 5;

class TicketList {
  /** @type {Ticket[]} */
  tickets = [];
  active = -1;

  /**
   * @param {HTMLElement} root a listbox
   * @param {PageData} data
   * @param {(ticket: Ticket) => void} onSelect
   */
  constructor(root, data, onSelect) {
    this.root = root;
    this.data = data;
    this.onSelect = onSelect;
    this.sizer = create('div', 'sizer');
    this.sizer.setAttribute('role', 'presentation');
    root.append(this.sizer);
    root.addEventListener('scroll', () => this.draw());
    root.addEventListener('keydown', (event) => this.moveByKey(event));
    new ResizeObserver(() => this.draw()).observe(root);
  }

  /**
   * Shows other tickets and keeps the selected one where it is among them.
   * @param {Ticket[]} tickets
   */
  show(tickets) {
    const selected = this.tickets[this.active];
    this.tickets = tickets;
    this.active = -1;
    this.root.removeAttribute('aria-activedescendant');
    this.sizer.style.height = tickets.length * OPTION_HEIGHT + 'px';
    this.root.scrollTop = 0;
    this.draw();
    this.select(selected === undefined ? 0 : Math.max(0, tickets.indexOf(selected)));
  }

  /** @param {number} index the nearest one is taken where there is none */
  select(index) {
    const nearest = Math.min(Math.max(index, 0), this.tickets.length - 1);
    const ticket = this.tickets[nearest];
    if (ticket === undefined) return;
    this.active = nearest;
    this.scrollToActive();
    this.root.setAttribute('aria-activedescendant', 'ticket-option-' + nearest);
    this.draw();
    this.onSelect(ticket);
  }

  scrollToActive() {
    const { root } = this;
    const top = this.active * OPTION_HEIGHT;
    root.scrollTop = Math.min(Math.max(root.scrollTop, top + OPTION_HEIGHT - root.clientHeight), top);
  }

  draw() {
    const { scrollTop, clientHeight } = this.root;
    const first = Math.max(0, Math.floor(scrollTop / OPTION_HEIGHT) - SPARE);
    const last = Math.ceil((scrollTop + clientHeight) / OPTION_HEIGHT) + SPARE;
    const shown = this.tickets.slice(first, last).map((ticket, offset) => this.option(ticket, first + offset));
    const active = this.tickets[this.active];
    // the active option stays in the document, as the listbox points to it
    if (active !== undefined && (this.active < first || this.active >= last)) shown.push(this.option(active, this.active));
    this.sizer.replaceChildren(...shown);
  }

  /**
   * @param {Ticket} ticket
   * @param {number} index
   */
  option(ticket, index) {
    const option = optionOf(ticket, this.data);
    option.id = 'ticket-option-' + index;
    option.dataset.index = String(index);
    option.style.top = index * OPTION_HEIGHT + 'px';
    option.setAttribute('aria-setsize', String(this.tickets.length));
    option.setAttribute('aria-posinset', String(index + 1));
    option.setAttribute('aria-selected', String(index === this.active));
    return option;
  }

  /** @param {KeyboardEvent} event */
  moveByKey(event) {
    const page = Math.max(1, Math.floor(this.root.clientHeight / OPTION_HEIGHT) - 1);
    /** @type {Record<string, number>} */
    const targets = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: this.tickets.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.select(target);
  }
}

/**
 * @param {Ticket} ticket
 * @param {PageData} data
 */
function optionOf(ticket, { rows, outcomes }) {
  const answer = answerOf(ticket, chosenRow());
  const name = create('span', 'option-title', ticket.title ?? ticket.messages?.[0]?.text.slice(0, 120) ?? ticket.id);
  name.dir = 'auto';
  const marks = create('span', 'dots');
  if (rows.length > 1) marks.append(...rows.map((_, row) => dot(answerOf(ticket, row)?.outcome ?? 'none')));
  const outcome = answer === undefined ? null : badge(answer.outcome, outcomes[answer.outcome] ?? answer.outcome);
  const line = create('span', 'option-line', create('span', 'id', ticket.id), outcome, marks);
  const option = create('div', 'option', name, line);
  option.setAttribute('role', 'option');
  return option;
}
`;
