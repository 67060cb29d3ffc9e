/** What the marks of a chart say, for a pointer or a touch at once, and by arrow keys in a chart that has the focus. */
export const TIPS = String.raw`
class ChartTips {
  /** @type {Map<Element, string>} */
  texts = new Map();
  /** @type {Element | null} */
  mark = null;

  constructor() {
    this.box = create('div', 'tip');
    this.box.setAttribute('role', 'status');
    this.box.hidden = true;
    byId('main').append(this.box);
  }

  start() {
    for (const chart of document.querySelectorAll('figure svg')) {
      if (chart instanceof SVGElement) this.follow(chart);
    }
  }

  /** @param {SVGElement} chart */
  follow(chart) {
    const marks = this.takeTexts(chart);
    if (marks.length === 0) return;
    chart.tabIndex = 0;
    chart.setAttribute('aria-roledescription', 'chart, arrow keys tell its figures');
    chart.addEventListener('pointerover', ({ target }) => this.show(marks.find((mark) => mark.contains(/** @type {Node} */ (target))) ?? null));
    chart.addEventListener('pointerleave', () => this.show(null));
    chart.addEventListener('focus', () => this.show(chart.matches(':focus-visible') ? marks[0] ?? null : null));
    chart.addEventListener('blur', () => this.show(null));
    chart.addEventListener('keydown', (event) => this.moveByKey(event, marks));
  }

  /**
   * A browser would tell the texts of title elements late, and to pointers only.
   * @param {SVGElement} chart
   */
  takeTexts(chart) {
    /** @type {Element[]} */
    const marks = [];
    for (const title of chart.querySelectorAll('title')) {
      const text = title.textContent ?? '';
      if (title.parentNode === chart) chart.setAttribute('aria-label', text);
      else if (title.parentElement !== null) {
        this.texts.set(title.parentElement, text);
        marks.push(title.parentElement);
      }
      title.remove();
    }
    return marks;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Element[]} marks
   */
  moveByKey(event, marks) {
    if (event.key === 'Escape') this.show(null);
    if (event.key === 'Enter') this.mark?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    const place = this.mark === null ? -1 : marks.indexOf(this.mark);
    /** @type {Record<string, number>} */
    const targets = {
      ArrowRight: place + 1,
      ArrowDown: place + 1,
      ArrowLeft: place - 1,
      ArrowUp: place - 1,
      Home: 0,
      End: marks.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.show(marks[Math.min(Math.max(target, 0), marks.length - 1)] ?? null);
  }

  /** @param {Element | null} mark */
  show(mark) {
    this.mark?.classList.remove('told');
    this.mark = mark;
    this.box.hidden = mark === null;
    if (mark === null) return;
    mark.classList.add('told');
    this.box.textContent = this.texts.get(mark) ?? '';
    this.placeAbove(mark.getBoundingClientRect());
  }

  /** @param {DOMRect} rect where there is no room above, below it */
  placeAbove({ left, width, top, bottom }) {
    const { offsetWidth, offsetHeight } = this.box;
    const space = 8;
    const furthest = document.documentElement.clientWidth - offsetWidth - space;
    const hasRoom = top > offsetHeight + 4 * space;
    this.box.style.left = Math.max(space, Math.min(left + width / 2 - offsetWidth / 2, furthest)) + 'px';
    this.box.style.top = scrollY + (hasRoom ? top - offsetHeight - space : bottom + space) + 'px';
  }
}
`;
