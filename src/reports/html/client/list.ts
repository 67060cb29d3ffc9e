/** The list of tickets: only what is in sight is in the document, so that it opens at once whatever its length. */
export const LIST = String.raw`
/** Pixels; the style sheet holds the same height. */
const OPTION_HEIGHT = 68;
/** Options drawn beyond both ends of what is in sight. */
const SPARE = 5;

/**
 * @param {HTMLElement} root a listbox
 * @param {PageData} data
 * @param {(ticket: Ticket) => void} onSelect
 */
function createList(root, data, onSelect) {
  /** @type {Ticket[]} */
  let tickets = [];
  let active = -1;
  const sizer = create('div', 'sizer');
  sizer.setAttribute('role', 'presentation');
  root.append(sizer);

  function draw() {
    const first = Math.max(0, Math.floor(root.scrollTop / OPTION_HEIGHT) - SPARE);
    const last = Math.min(tickets.length, Math.ceil((root.scrollTop + root.clientHeight) / OPTION_HEIGHT) + SPARE);
    /** @type {Set<number>} */
    const shown = new Set();
    for (let index = first; index < last; index++) shown.add(index);
    // the active option stays, as the listbox points to it
    if (active >= 0) shown.add(active);
    sizer.replaceChildren(...[...shown].sort((a, b) => a - b).map(drawOption));
  }

  /** @param {number} index */
  function drawOption(index) {
    const option = optionOf(tickets[index], data);
    option.id = 'ticket-option-' + index;
    option.dataset.index = String(index);
    option.style.top = index * OPTION_HEIGHT + 'px';
    option.setAttribute('aria-setsize', String(tickets.length));
    option.setAttribute('aria-posinset', String(index + 1));
    option.setAttribute('aria-selected', String(index === active));
    return option;
  }

  /** @param {number} index */
  function select(index) {
    if (tickets.length === 0) return;
    active = Math.min(Math.max(index, 0), tickets.length - 1);
    const top = active * OPTION_HEIGHT;
    if (top < root.scrollTop) root.scrollTop = top;
    if (top + OPTION_HEIGHT > root.scrollTop + root.clientHeight) root.scrollTop = top + OPTION_HEIGHT - root.clientHeight;
    root.setAttribute('aria-activedescendant', 'ticket-option-' + active);
    draw();
    onSelect(tickets[active]);
  }

  /** @param {KeyboardEvent} event */
  function moveByKey(event) {
    const page = Math.max(1, Math.floor(root.clientHeight / OPTION_HEIGHT) - 1);
    /** @type {Record<string, number>} */
    const targets = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: tickets.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    select(target);
  }

  root.addEventListener('scroll', draw);
  root.addEventListener('keydown', moveByKey);
  new ResizeObserver(draw).observe(root);

  return {
    select,
    /** @param {Ticket} ticket */
    indexOf: (ticket) => tickets.indexOf(ticket),
    /**
     * Shows other tickets and keeps the selected one where it is among them.
     * @param {Ticket[]} next
     */
    show(next) {
      const selected = tickets[active];
      tickets = next;
      active = -1;
      root.removeAttribute('aria-activedescendant');
      sizer.style.height = tickets.length * OPTION_HEIGHT + 'px';
      root.scrollTop = 0;
      draw();
      if (tickets.length > 0) select(selected === undefined ? 0 : Math.max(0, tickets.indexOf(selected)));
    },
  };
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
  if (rows.length > 1) marks.append(...rows.map((_, row) => dot(answerOf(ticket, row)?.outcome ?? 'failed')));
  const outcome = answer === undefined ? null : badge(answer.outcome, outcomes[answer.outcome] ?? answer.outcome);
  const option = create('div', 'option', name, create('span', 'option-line', create('span', 'id', ticket.id), outcome, marks));
  option.setAttribute('role', 'option');
  return option;
}
`;
