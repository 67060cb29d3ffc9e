import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { renderHtml } from '../../src/reports/html/render-html.ts';
import { ablationPage, hostilePage, htmlPage, manyTickets, widePage } from '../reports/html/build.ts';
import { describeInChromium } from './chromium.ts';
import { cutTexts } from './cut-texts.ts';

const listed = async (page: Page): Promise<string[]> => page.locator('[role=option] .id').allTextContents();
const selected = async (page: Page): Promise<string | null> =>
  page.locator('[role=option][aria-selected=true] .id').textContent();
const shown = async (page: Page): Promise<string | null> => page.locator('#ticket-detail .id').first().textContent();
const focused = async (page: Page): Promise<unknown> =>
  page.evaluate('document.activeElement.id || document.activeElement.name');
const isReady = (page: Page): Promise<void> => page.locator('#ticket-browser').waitFor({ state: 'visible' });

const PAGES = { 'an eval': htmlPage(), 'an ablation': ablationPage(), 'long names': widePage() };

const unfold = (page: Page): Promise<unknown> =>
  page.evaluate('document.querySelectorAll("details").forEach((part) => { part.open = true; })');

describeInChromium('the HTML report in Chromium', (open) => {
  it.each([
    ['an eval', 'light', 1280],
    ['an eval', 'dark', 390],
    ['an ablation', 'dark', 1280],
    ['long names', 'light', 390],
  ] as const)('has no accessibility violation: %s, %s, %i wide', async (name, colorScheme, width) => {
    const { page } = await open(renderHtml(PAGES[name]), { colorScheme, viewport: { width, height: 900 } });
    await isReady(page);
    await unfold(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it.each([360, 1280])('is never wider than the screen: %i', async (width) => {
    const { page } = await open(renderHtml(PAGES['long names']), { viewport: { width, height: 800 } });
    await isReady(page);
    await unfold(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it('runs no text of a ticket, a model or a file, wherever it stands', async () => {
    const { page, requests, complaints } = await open(renderHtml(hostilePage()));
    await isReady(page);
    await page.locator('[role=option]').first().click();
    await page.locator('select[name=tag]').selectOption({ index: 1 });
    await page.locator('#ticket-detail button.link').first().click();
    expect(await page.locator('#ticket-detail h3').textContent()).toContain('<img src=x');
    expect(await page.evaluate('[typeof window.hacked, document.querySelectorAll("img").length]')).toEqual([
      'undefined',
      0,
    ]);
    expect(requests.filter((address) => !address.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('would not run it even if it got in', async () => {
    const html = renderHtml(htmlPage()).replace('<footer', '<script>window.hacked = true</script><footer');
    const { page, complaints } = await open(html);
    expect(await page.evaluate('typeof window.hacked')).toBe('undefined');
    expect(complaints.join()).toContain('Content Security Policy');
  });

  it('asks the network for nothing', async () => {
    const { page, requests, complaints } = await open(renderHtml(ablationPage()));
    await isReady(page);
    expect(requests.filter((address) => !address.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('finds tickets by words, in any of their texts', async () => {
    const { page } = await open(renderHtml(htmlPage()));
    await isReady(page);
    const search = page.locator('input[name=search]');
    await search.fill('question ONLY');
    expect(await listed(page)).toEqual(['T-2']);
    expect(await page.locator('#ticket-count').textContent()).toBe('1 of 3 tickets');
    await search.fill('text of t-3');
    expect(await listed(page)).toEqual(['T-3']);
    await search.fill('nothing has this');
    expect(await listed(page)).toEqual([]);
    expect(await page.locator('#ticket-detail').textContent()).toBe('No ticket matches.');
  });

  it('filters by outcome, label, answer, tag and product', async () => {
    const { page } = await open(renderHtml(htmlPage()));
    await isReady(page);
    for (const [name, value, ids] of [
      ['outcome', 'right', ['T-1']],
      ['outcome', 'missed', ['T-2']],
      ['outcome', 'false-alarm', ['T-3']],
      ['label', 'other', ['T-3']],
      ['answer', 'failure', ['T-1', 'T-3']],
      ['tag', 'long', ['T-2']],
      ['product', 'db', ['T-3']],
    ] as const) {
      await page.locator(`select[name=${name}]`).selectOption(value);
      expect(await listed(page), `${name}: ${value}`).toEqual(ids);
      await page.locator('#clear-filters').click();
    }
    expect(await listed(page)).toEqual(['T-1', 'T-2', 'T-3']);
  });

  it('tells the outcome of the chosen row, and where rows disagree', async () => {
    const { page } = await open(renderHtml(ablationPage()));
    await isReady(page);
    await page.locator('select[name=row]').selectOption('1');
    await page.locator('select[name=outcome]').selectOption('missed');
    expect(await listed(page)).toEqual(['T-2']);
    await page.locator('select[name=row]').selectOption('0');
    // nothing is missed by the other row, so the filter falls back to any
    expect(await listed(page)).toEqual(['T-1', 'T-2', 'T-3']);
    await page.locator('select[name=outcome]').selectOption('disagree');
    expect(await listed(page)).toEqual(['T-2', 'T-3']);
  });

  it('leads from a count of the confusion table to its tickets', async () => {
    const { page } = await open(renderHtml(htmlPage()));
    await isReady(page);
    await page.locator('a[data-label=failure][data-answer=other]').click();
    expect(await listed(page)).toEqual(['T-2']);
    expect(await focused(page)).toBe('ticket-list');
  });

  it('works by keyboard', async () => {
    const { page } = await open(renderHtml(htmlPage()));
    await isReady(page);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the figures');
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('search');
    await page.keyboard.type('/');
    expect(await page.locator('input[name=search]').inputValue()).toBe('/');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('ticket-list');
    expect(await selected(page)).toBe('T-1');
    await page.keyboard.press('ArrowDown');
    expect(await shown(page)).toBe('T-2');
    await page.keyboard.press('End');
    expect(await selected(page)).toBe('T-3');
    await page.keyboard.press('ArrowDown');
    expect(await selected(page)).toBe('T-3');
    await page.keyboard.press('Home');
    expect(await shown(page)).toBe('T-1');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('ticket-detail');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('ticket-list');
    const active = await page.locator('#ticket-list').getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active ?? 'none'} .id`).textContent()).toBe('T-1');
  });

  it('opens examples that are in the data, and only names the others', async () => {
    const { page } = await open(renderHtml(htmlPage()));
    await isReady(page);
    await page.locator('[role=option]', { hasText: 'T-3' }).click();
    const examples = page.locator('.examples');
    expect(await examples.locator('button').allTextContents()).toEqual(['T-1']);
    expect(await examples.textContent()).toContain('T-99');
    await examples.locator('button').click();
    expect(await shown(page)).toBe('T-1');
  });

  it('opens the ticket that its address names', async () => {
    const { page } = await open(renderHtml(htmlPage()));
    await isReady(page);
    await page.locator('[role=option]', { hasText: 'T-2' }).click();
    expect(page.url()).toMatch(/#ticket=T-2$/);
    await page.reload();
    await isReady(page);
    expect(await shown(page)).toBe('T-2');
  });

  it('tells the figures of a chart by pointer and by keys', async () => {
    const { page } = await open(renderHtml(htmlPage()));
    await isReady(page);
    const tip = page.locator('.tip');
    await page.locator('#categories svg rect[height="9"]').first().hover();
    expect(await tip.textContent()).toBe('failure, precision: 45.2 %');
    await page.mouse.move(0, 0);
    expect(await tip.isVisible()).toBe(false);
    await page.locator('#plane svg').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await tip.textContent()).toBe('failure, recall: 46.3 %');
    await page.keyboard.press('End');
    expect(await tip.textContent()).toBe('other, F1: 50.7 %');
    await page.keyboard.press('Escape');
    expect(await tip.isVisible()).toBe(false);
  });

  it('says of a search that texts which were left out are not searched', async () => {
    const { page } = await open(renderHtml(htmlPage({ tickets: manyTickets(800, 8000) })));
    await isReady(page);
    expect(await page.locator('#left-out').textContent()).toContain('The search does not look into what is left out');
    expect(await page.locator('#ticket-count').textContent()).toBe('800 of 800 tickets');
    await page.locator('input[name=search]').fill('T-799');
    expect(await page.locator('#ticket-count').textContent()).toBe(
      '1 of 800 tickets; texts that this page leaves out are not searched',
    );
  });

  it.each([
    ['an eval', 1280],
    ['an ablation', 1280],
    ['long names', 390],
  ] as const)('cuts no text of a chart: %s, %i wide', async (name, width) => {
    const { page } = await open(renderHtml(PAGES[name]), { viewport: { width, height: 900 } });
    await unfold(page);
    expect(await cutTexts(page)).toEqual([]);
  });

  it('shows figures and charts without JavaScript, and says where the tickets are', async () => {
    const { page } = await open(renderHtml(htmlPage()), { javaScriptEnabled: false });
    expect(await page.locator('#overview .tile .big').allTextContents()).toEqual(['31.2 %', '22.3 %', '26.4 %']);
    expect(await page.locator('#plane svg').isVisible()).toBe(true);
    expect(await page.locator('noscript').textContent()).toContain('predictions.jsonl');
    expect(await page.locator('#ticket-browser').isVisible()).toBe(false);
  });

  it('opens 5,000 tickets, with no more of them in the document than are in sight', async () => {
    const html = renderHtml(htmlPage({ tickets: manyTickets(5000, 700) }));
    const { page } = await open(html);
    await page.locator('[role=option]').first().waitFor({ timeout: 5000 });
    expect(await page.locator('[role=option]').count()).toBeLessThan(40);
    await page.locator('#ticket-list').focus();
    await page.keyboard.press('End');
    expect(await selected(page)).toBe('T-4999');
    await page.locator('select[name=outcome]').selectOption('missed');
    // every third, beginning with T-0
    expect(await page.locator('#ticket-count').textContent()).toBe('1667 of 5000 tickets');
  });
});
