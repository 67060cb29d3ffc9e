/** Helpers for the document. Text becomes text nodes only: there is no way from a ticket to markup. */
export const DOM = String.raw`
/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error('no element ' + id);
  return found;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {...(Node | string | null)} content
 */
function create(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...content.filter((part) => part !== null));
  return element;
}

/**
 * Text of a ticket or a model, which may be written from right to left.
 * @param {string} className
 * @param {string} text
 */
function quoted(className, text) {
  const body = create('p', className, text);
  body.dir = 'auto';
  return body;
}

/**
 * @param {string} text
 * @param {() => void} action
 */
function linkButton(text, action) {
  const button = create('button', 'link', text);
  button.setAttribute('type', 'button');
  button.addEventListener('click', action);
  return button;
}

/**
 * @param {string} outcome
 * @param {string} text
 */
function badge(outcome, text) {
  return create('span', 'badge outcome-' + outcome, dot(outcome), text);
}

/** @param {string} outcome */
function dot(outcome) {
  const element = create('i', 'dot outcome-' + outcome);
  element.setAttribute('aria-hidden', 'true');
  return element;
}

/**
 * What a search can't see, as more of the line that counts what it found.
 * @param {string} words
 */
function searchLimit(words) {
  const isLimited = words !== '' && document.getElementById('left-out') !== null;
  return isLimited ? '; texts that this page leaves out are not searched' : '';
}

/** A screen too narrow for a list and what it leads to side by side; the style sheet parts them there too. */
const isNarrow = () => matchMedia('(max-width: 860px)').matches;

/**
 * @param {Event} event
 * @param {string} selector
 */
function closest({ target }, selector) {
  const found = target instanceof Element ? target.closest(selector) : null;
  return found instanceof HTMLElement ? found : null;
}
`;
