/** Form, list and ticket as one, and the links that lead to them. */
export const BROWSER = String.raw`
class TicketBrowser {
  /** Whether the address follows the selection: not before the reader has chosen. */
  writesAddress = false;

  /** @param {PageData} data */
  constructor(data) {
    this.data = data;
    this.ticketsById = new Map(data.tickets.map((ticket) => [ticket.id, ticket]));
    this.panes = new Panes(
      { list: 'ticket-list', detail: 'ticket-detail', section: 'tickets' },
      (/** @type {Ticket} */ ticket) => optionOf(ticket, data),
      (/** @type {Ticket} */ ticket) => this.show(ticket),
    );
    fillFilters(data);
  }

  start() {
    byId('ticket-browser').hidden = false;
    this.refresh();
    this.followForm();
    this.panes.follow(control('search'));
    this.followLinks();
    this.writesAddress = true;
    this.openAddress();
  }

  /** @param {Ticket} ticket */
  show(ticket) {
    showTicket(this.panes.detailRoot, ticket, this.data, {
      find: (id) => this.ticketsById.get(id),
      open: (id) => this.open(id),
      search: (text) => this.search(text),
    });
    if (this.writesAddress) history.replaceState(null, '', '#ticket=' + encodeURIComponent(ticket.id));
  }

  refresh() {
    const found = this.data.tickets.filter(currentFilter());
    byId('ticket-count').textContent = found.length + ' of ' + this.data.tickets.length + ' tickets' + searchLimit(chosen('search'));
    if (found.length === 0) this.panes.showNothing('No ticket matches.');
    this.panes.list.show(found);
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
    this.panes.listRoot.focus();
  }

  /** @param {string} id */
  open(id) {
    const ticket = this.ticketsById.get(id);
    if (ticket === undefined) return;
    const { list } = this.panes;
    if (!list.items.includes(ticket)) this.clear();
    list.select(list.items.indexOf(ticket));
    this.panes.toDetail();
  }

  openAddress() {
    const [, id] = /^#ticket=(.+)$/.exec(location.hash) ?? [];
    if (id === undefined) return;
    byId('tickets').scrollIntoView();
    this.open(decodeURIComponent(id));
  }

  followForm() {
    const form = byId('filters');
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', (event) => (event.target === control('row') ? this.refreshRow() : this.refresh()));
    byId('clear-filters').addEventListener('click', () => this.clear());
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
    this.panes.listRoot.focus({ preventScroll: true });
  }
}
`;
