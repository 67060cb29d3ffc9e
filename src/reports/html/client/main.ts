/** Puts the browser together and follows keys, links and addresses. */
export const MAIN = String.raw`
/** A screen too narrow for the list and a ticket side by side; the style sheet parts them there too. */
const isNarrow = () => matchMedia('(max-width: 860px)').matches;

/** @param {PageData} data */
function startBrowser(data) {
  const [listRoot, detailRoot, count] = [byId('ticket-list'), byId('ticket-detail'), byId('ticket-count')];
  const form = byId('filters');
  const byTicketId = new Map(data.tickets.map((ticket) => [ticket.id, ticket]));
  /** @type {Jumps} */
  const jumps = { find: (id) => byTicketId.get(id), open: openTicket, search: searchFor };
  let isReady = false;
  const list = createList(listRoot, data, (ticket) => {
    showTicket(detailRoot, ticket, data, jumps);
    if (isReady) history.replaceState(null, '', '#ticket=' + encodeURIComponent(ticket.id));
  });

  function refresh() {
    const found = data.tickets.filter(currentFilter());
    count.textContent = found.length + ' of ' + data.tickets.length + ' tickets';
    listRoot.classList.toggle('empty', found.length === 0);
    if (found.length === 0) detailRoot.replaceChildren(create('p', 'small', 'No ticket matches.'));
    list.show(found);
  }

  /** @param {string} id */
  function openTicket(id) {
    const ticket = byTicketId.get(id);
    if (ticket === undefined) return;
    if (list.indexOf(ticket) < 0) clearFilters();
    list.select(list.indexOf(ticket));
    detailRoot.focus();
  }

  function clearFilters() {
    for (const name of ['search', 'outcome', 'label', 'answer', 'tag', 'product', 'language']) choose(name, '');
    refresh();
  }

  /** @param {string} text */
  function searchFor(text) {
    clearFilters();
    choose('search', text);
    refresh();
    listRoot.focus();
  }

  function openAddress() {
    const match = /^#ticket=(.+)$/.exec(location.hash);
    if (match === null) return;
    byId('tickets').scrollIntoView();
    openTicket(decodeURIComponent(match[1] ?? ''));
  }

  function toDetail() {
    detailRoot.focus({ preventScroll: true });
    if (isNarrow()) detailRoot.scrollIntoView();
  }

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', (event) => {
    if (event.target === control('row')) {
      fillOutcomes(data);
      fillAnswers(data);
    }
    refresh();
  });
  byId('clear-filters').addEventListener('click', clearFilters);
  listRoot.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    if (!(option instanceof HTMLElement)) return;
    list.select(Number(option.dataset.index));
    if (isNarrow()) toDetail();
  });
  listRoot.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') toDetail();
  });
  byId('back-to-list').addEventListener('click', () => {
    listRoot.focus({ preventScroll: true });
    byId('tickets').scrollIntoView();
  });
  detailRoot.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') listRoot.focus();
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof Element && event.target.closest('input, select, textarea') !== null;
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    control('search')?.focus();
  });
  control('search')?.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'ArrowDown') listRoot.focus();
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-label]') : null;
    if (!(link instanceof HTMLElement)) return;
    choose('row', link.dataset.row ?? '0');
    fillOutcomes(data);
    fillAnswers(data);
    clearFilters();
    choose('label', link.dataset.label ?? '');
    choose('answer', link.dataset.answer ?? '');
    refresh();
    listRoot.focus({ preventScroll: true });
  });
  window.addEventListener('hashchange', openAddress);

  fillFilters(data);
  byId('ticket-browser').hidden = false;
  refresh();
  isReady = true;
  openAddress();
}

/** Marks the section in sight in the navigation. */
function followSections() {
  const links = new Map([...document.querySelectorAll('nav a')].map((link) => [link.getAttribute('href'), link]));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const link = links.get('#' + target.id);
        if (isIntersecting) link?.setAttribute('aria-current', 'true');
        else link?.removeAttribute('aria-current');
      }
    },
    { rootMargin: '-25% 0px -74% 0px' },
  );
  for (const section of document.querySelectorAll('main > section')) observer.observe(section);
}

followSections();
if (document.getElementById('ticket-data') !== null) {
  readTickets()
    .then(startBrowser)
    .catch((error) => {
      const trouble = byId('ticket-trouble');
      trouble.textContent = 'The tickets could not be unpacked by this browser: ' + error;
      trouble.hidden = false;
    });
}
`;
