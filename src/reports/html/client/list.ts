/** A list of anything: only what is in sight is in the document, so that it opens at once whatever its length. */
export const LIST = String.raw`
/** Pixels; the style sheet holds the same height. */
const OPTION_HEIGHT = 68;
/** Options drawn beyond both ends of what is in sight. */
const SPARE = 5;

/** @template T */
class VirtualList {
  /** @type {T[]} */
  items = [];
  active = -1;

  /**
   * @param {HTMLElement} root a listbox
   * @param {(item: T) => HTMLElement} optionOf
   * @param {(item: T) => void} onSelect
   */
  constructor(root, optionOf, onSelect) {
    this.root = root;
    this.optionOf = optionOf;
    this.onSelect = onSelect;
    this.sizer = create('div', 'sizer');
    this.sizer.setAttribute('role', 'presentation');
    root.append(this.sizer);
    root.addEventListener('scroll', () => this.draw());
    root.addEventListener('keydown', (event) => this.moveByKey(event));
    new ResizeObserver(() => this.draw()).observe(root);
  }

  /**
   * Shows other items and keeps the selected one where it is among them.
   * @param {T[]} items
   */
  show(items) {
    const selected = this.items[this.active];
    this.items = items;
    this.active = -1;
    this.root.removeAttribute('aria-activedescendant');
    this.sizer.style.height = items.length * OPTION_HEIGHT + 'px';
    this.root.scrollTop = 0;
    this.draw();
    this.select(selected === undefined ? 0 : Math.max(0, items.indexOf(selected)));
  }

  /** @param {number} index the nearest one is taken where there is none */
  select(index) {
    const nearest = Math.min(Math.max(index, 0), this.items.length - 1);
    const item = this.items[nearest];
    if (item === undefined) return;
    this.active = nearest;
    this.scrollToActive();
    this.root.setAttribute('aria-activedescendant', this.optionId(nearest));
    this.draw();
    this.onSelect(item);
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
    const shown = this.items.slice(first, last).map((item, offset) => this.option(item, first + offset));
    const active = this.items[this.active];
    // the active option stays in the document, as the listbox points to it
    if (active !== undefined && (this.active < first || this.active >= last)) shown.push(this.option(active, this.active));
    this.sizer.replaceChildren(...shown);
  }

  /** @param {number} index */
  optionId(index) {
    return this.root.id + '-option-' + index;
  }

  /**
   * @param {T} item
   * @param {number} index
   */
  option(item, index) {
    const option = this.optionOf(item);
    option.setAttribute('role', 'option');
    option.id = this.optionId(index);
    option.dataset.index = String(index);
    option.style.top = index * OPTION_HEIGHT + 'px';
    option.setAttribute('aria-setsize', String(this.items.length));
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
      End: this.items.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.select(target);
  }
}
`;
