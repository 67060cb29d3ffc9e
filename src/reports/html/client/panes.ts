/** A list and what it leads to, and the ways between them by pointer and by keys, whatever the list holds. */
export const PANES = String.raw`
/** @template T */
class Panes {
  /**
   * @param {{ list: string, detail: string, section: string }} ids of the listbox, of what it leads to and of what holds both
   * @param {(item: T) => HTMLElement} optionOf
   * @param {(item: T) => void} onSelect
   */
  constructor(ids, optionOf, onSelect) {
    this.listRoot = byId(ids.list);
    this.detailRoot = byId(ids.detail);
    this.section = byId(ids.section);
    /** @type {VirtualList<T>} */
    this.list = new VirtualList(this.listRoot, optionOf, onSelect);
  }

  toDetail() {
    this.detailRoot.focus({ preventScroll: true });
    if (isNarrow()) this.detailRoot.scrollIntoView();
  }

  toList() {
    this.listRoot.focus({ preventScroll: true });
    if (isNarrow()) this.section.scrollIntoView();
  }

  /** @param {string} text instead of an item */
  showNothing(text) {
    this.detailRoot.replaceChildren(create('p', 'small', text));
  }

  /** @param {HTMLElement | null} search the field that / leads to */
  follow(search) {
    this.followList();
    this.listRoot.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.toDetail();
    });
    this.detailRoot.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.toList();
    });
    search?.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown') this.toList();
    });
    document.addEventListener('keydown', (event) => {
      const isTyping = closest(event, 'input:not([type="radio"]), select, textarea') !== null;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      search?.focus();
    });
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
}
`;
