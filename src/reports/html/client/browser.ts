/** Form, list and ticket as one, and the keys and links that move through them. */
export const BROWSER = String.raw`
class TicketBrowser {
  /** Whether the address follows the selection: not before the reader has chosen. */
  writesAddress = false;

  /** @param {PageData} data */
  constructor(data) {
    this.data = data;
    this.ticketsById = new Map(data.tickets.map((ticket) => [ticket.id, ticket]));
    this.listRoot = byId('ticket-list');
    this.detailRoot = byId('ticket-detail');
    this.list = new VirtualList(
      this.listRoot,
      (/** @type {Ticket} */ ticket) => optionOf(ticket, data),
      (/** @type {Ticket} */ ticket) => this.show(ticket),
    );
    fillFilters(data);
  }

  start() {
    byId('ticket-browser').hidden = false;
    this.refresh();
    this.followForm();
    this.followList();
    this.followKeys();
    this.followLinks();
    this.writesAddress = true;
    this.openAddress();
  }

  /** @param {Ticket} ticket */
  show(ticket) {
    showTicket(this.detailRoot, ticket, this.data, {
      find: (id) => this.ticketsById.get(id),
      open: (id) => this.open(id),
      search: (text) => this.search(text),
    });
    if (this.writesAddress) history.replaceState(null, '', '#ticket=' + encodeURIComponent(ticket.id));
  }

  refresh() {
    const found = this.data.tickets.filter(currentFilter());
    byId('ticket-count').textContent = found.length + ' of ' + this.data.tickets.length + ' tickets';
    if (found.length === 0) this.detailRoot.replaceChildren(create('p', 'small', 'No ticket matches.'));
    this.list.show(found);
  }

  refreshRow() {
    fillOutcomes(this.data);
    fillAnswers(this.data);
    this.refresh();
  }

  clear() {
    for (const name of ['search', 'outcome', 'label', 'answer', 'tag', 'product', 'language']) choose(name, '');
    this.refresh();
  }

  /** @param {string} text */
  search(text) {
    this.clear();
    choose('search', text);
    this.refresh();
    this.listRoot.focus();
  }

  /** @param {string} id */
  open(id) {
    const ticket = this.ticketsById.get(id);
    if (ticket === undefined) return;
    if (!this.list.items.includes(ticket)) this.clear();
    this.list.select(this.list.items.indexOf(ticket));
    this.toDetail();
  }

  openAddress() {
    const [, id] = /^#ticket=(.+)$/.exec(location.hash) ?? [];
    if (id === undefined) return;
    byId('tickets').scrollIntoView();
    this.open(decodeURIComponent(id));
  }

  toDetail() {
    this.detailRoot.focus({ preventScroll: true });
    if (isNarrow()) this.detailRoot.scrollIntoView();
  }

  toList() {
    this.listRoot.focus({ preventScroll: true });
    if (isNarrow()) byId('tickets').scrollIntoView();
  }

  followForm() {
    const form = byId('filters');
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', (event) => (event.target === control('row') ? this.refreshRow() : this.refresh()));
    byId('clear-filters').addEventListener('click', () => this.clear());
  }

  followList() {
    this.listRoot.addEventListener('click', (event) => {
      const option = closest(event, '[role="option"]');
      if (option === null) return;
      this.list.select(Number(option.dataset.index));
      if (isNarrow()) this.toDetail();
    });
    byId('back-to-list').addEventListener('click', () => this.toList());
  }

  followKeys() {
    const search = control('search');
    search?.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent && event.key === 'ArrowDown') this.toList();
    });
    this.listRoot.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.toDetail();
    });
    this.detailRoot.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.toList();
    });
    document.addEventListener('keydown', (event) => {
      const isTyping = closest(event, 'input, select, textarea') !== null;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      search?.focus();
    });
  }

  followLinks() {
    document.addEventListener('click', (event) => {
      const link = closest(event, 'a[data-label]');
      if (link === null) return;
      event.preventDefault();
      this.showCell(link.dataset);
    });
    window.addEventListener('hashchange', () => this.openAddress());
  }

  /** @param {DOMStringMap} cell of a confusion table */
  showCell({ row, label, answer }) {
    this.clear();
    choose('row', row ?? '0');
    this.refreshRow();
    choose('label', label ?? '');
    choose('answer', answer ?? '');
    this.refresh();
    byId('tickets').scrollIntoView();
    this.listRoot.focus({ preventScroll: true });
  }
}
`;
