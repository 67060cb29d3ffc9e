import type { Page } from 'playwright-core';

const CUT_TEXTS = `[...document.querySelectorAll('figure svg text')].filter((text) => {
  const frame = text.closest('svg').getBoundingClientRect();
  const box = text.getBoundingClientRect();
  // half a pixel for rounding
  return box.left < frame.left - 0.5 || box.right > frame.right + 0.5 || box.top < frame.top - 0.5 || box.bottom > frame.bottom + 0.5;
}).map((text) => text.textContent)`;

/** Texts of charts that reach over the edge of their chart. */
export const cutTexts = (page: Page): Promise<unknown> => page.evaluate(CUT_TEXTS);
