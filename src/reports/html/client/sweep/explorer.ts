/** Form, list and group as one, and the links that lead to them. */
export const EXPLORER = String.raw`
class GroupExplorer {
  /** Whether the address follows the selection: not before the reader has chosen. */
  writesAddress = false;
  /** @type {Item | null} */
  item = null;

  /** @param {SweepData} data */
  constructor(data) {
    this.groupings = new Groupings(data);
    this.form = byId('settings');
    this.state = this.groupings.at(this.chosen('threshold'), this.chosen('rewrite') === 'on');
    this.panes = new Panes(
      { list: 'group-list', detail: 'group-detail', section: 'explorer' },
      (/** @type {Item} */ item) => groupOption(item, this.groupings),
      (/** @type {Item} */ item) => this.show(item),
    );
  }

  start() {
    byId('group-explorer').hidden = false;
    this.choose('view', this.firstView());
    this.refresh();
    this.form.addEventListener('submit', (event) => event.preventDefault());
    this.form.addEventListener('input', () => this.refresh());
    this.panes.follow(this.form.querySelector('[name="search"]'));
    this.followLinks();
    this.writesAddress = true;
    this.openAddress(location.hash);
  }

  /** What there is something of. */
  firstView() {
    if (this.state.merges.length > 0) return 'merges';
    return this.state.splits.length > 0 ? 'splits' : 'all';
  }

  /** @param {string} name */
  chosen(name) {
    const controls = [...this.form.querySelectorAll('[name="' + name + '"]')];
    const inputs = controls.filter((control) => control instanceof HTMLInputElement);
    const found = inputs.find((input) => input.type !== 'radio' || input.checked);
    return found?.value ?? '';
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  choose(name, value) {
    for (const control of this.form.querySelectorAll('[name="' + name + '"]')) {
      if (!(control instanceof HTMLInputElement)) continue;
      if (control.type === 'radio') control.checked = control.value === value;
      else if (control.type !== 'hidden') control.value = value;
    }
  }

  /** Shows what the form asks for, with the ticket that was looked at still in sight where it is among them. */
  refresh() {
    const founder = this.item === null ? null : membersOf(this.item)[0] ?? null;
    this.state = this.groupings.at(this.chosen('threshold'), this.chosen('rewrite') === 'on');
    this.summarize();
    const items = this.items();
    if (items.length === 0) this.showNothing();
    this.panes.list.show(items);
    if (founder !== null) this.panes.list.select(Math.max(0, items.findIndex((item) => membersOf(item).includes(founder))));
  }

  summarize() {
    const { groups, merges, splits } = this.state;
    const { length } = this.groupings.members;
    byId('group-summary').textContent =
      'θ ' + this.chosen('threshold') + ', rewriting ' + this.chosen('rewrite') + ': ' +
      counted(length, 'ticket') + ' in ' + counted(groups.length, 'group') + '; ' +
      counted(merges.length, 'wrong merge') + ', ' + counted(splits.length, 'incident') + ' split' + searchLimit(this.chosen('search')) + '.';
  }

  items() {
    const { groups, merges, splits } = this.state;
    const view = this.chosen('view');
    /** @type {Item[]} */
    const items =
      view === 'splits'
        ? splits.map((split) => ({ kind: 'split', split }))
        : (view === 'merges' ? merges : groups).map((group) => ({ kind: 'group', group }));
    const words = this.chosen('search').toLowerCase().split(/\s+/).filter((word) => word !== '');
    return words.length === 0 ? items : items.filter((item) => this.matches(item, words));
  }

  /**
   * @param {Item} item
   * @param {string[]} words each of which one of the tickets has to hold
   */
  matches(item, words) {
    return membersOf(item).some(({ id, title, product, incident, description }) => {
      const name = this.groupings.incidentName(incident);
      const text = [id, title, product, name, description].join('\n').toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }

  showNothing() {
    this.item = null;
    const searched = this.chosen('search') === '' ? 'Nothing of this kind at this threshold.' : 'Nothing matches.';
    this.panes.showNothing(searched);
  }

  /** @param {Item} item */
  show(item) {
    this.item = item;
    const jumps = {
      toGroup: (/** @type {Group} */ group) => this.openTicket(group.founder.place),
      toIncident: (/** @type {number} */ incident) => this.openIncident(incident),
    };
    showItem(this.panes.detailRoot, item, { groupings: this.groupings, state: this.state, jumps });
    if (this.writesAddress) history.replaceState(null, '', this.address(item));
  }

  /** @param {Item} item */
  address(item) {
    const id = membersOf(item)[0]?.id ?? '';
    return '#at=' + this.chosen('threshold') + ',' + this.chosen('rewrite') + ',' + addressOf(id);
  }

  /** @param {string} address such as #at=0.88,on or #at=0.88,on,T-1 */
  openAddress(address) {
    const [, threshold, rewrite, id] = /^#at=([\d.]+),(on|off)(?:,(.*))?$/.exec(address) ?? [];
    if (threshold === undefined || rewrite === undefined) return;
    this.choose('threshold', threshold);
    this.choose('rewrite', rewrite);
    this.refresh();
    if (this.panes.list.items.length === 0) this.showAll(this.firstView());
    byId('explorer').scrollIntoView();
    const place = id === undefined ? undefined : this.groupings.placesByAddress.get(id);
    if (place === undefined) this.panes.listRoot.focus({ preventScroll: true });
    else this.openTicket(place);
  }

  /**
   * Opens the group of a ticket, among all groups unless it is among those shown.
   * @param {number} place
   */
  openTicket(place) {
    const isWanted = (/** @type {Item} */ item) => item.kind === 'group' && item.group.members.some((member) => member.place === place);
    if (!this.panes.list.items.some(isWanted)) this.showAll('all');
    this.panes.list.select(this.panes.list.items.findIndex(isWanted));
    this.panes.toDetail();
  }

  /** @param {number} incident */
  openIncident(incident) {
    this.showAll('splits');
    this.panes.list.select(this.panes.list.items.findIndex((item) => item.kind === 'split' && item.split.incident === incident));
    this.panes.toDetail();
  }

  /** @param {string} view */
  showAll(view) {
    this.choose('view', view);
    this.choose('search', '');
    this.refresh();
  }

  /** Links to a threshold, and the columns of the charts. */
  followLinks() {
    document.addEventListener('click', (event) => {
      const link = closest(event, 'a[href^="#at="]');
      if (link !== null) {
        event.preventDefault();
        this.openAddress(link.getAttribute('href') ?? '');
        return;
      }
      const column = event.target instanceof Element ? event.target.closest('[data-threshold]') : null;
      if (column === null) return;
      const threshold = Number(column.getAttribute('data-threshold')).toFixed(4).replace(/0{1,2}$/, '');
      this.openAddress('#at=' + threshold + ',' + this.chosen('rewrite'));
    });
    window.addEventListener('hashchange', () => this.openAddress(location.hash));
  }
}
`;
