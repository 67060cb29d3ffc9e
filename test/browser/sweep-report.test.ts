import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { renderSweepHtml } from '../../src/reports/html/sweep/render-sweep-html.ts';
import { hostileSweepPage, manyEscalations, sweepPage, sweepTicket } from '../reports/html/sweep/build.ts';
import { describeInChromium, type OpenedPage } from './chromium.ts';
import { cutTexts } from './cut-texts.ts';

const listed = (page: Page): Promise<string[]> => page.locator('[role=option] .id').allTextContents();
const shown = (page: Page): Promise<string | null> => page.locator('#group-detail .id').first().textContent();
const members = (page: Page): Promise<string[]> => page.locator('#group-detail .member .id').allTextContents();
const summary = (page: Page): Promise<string | null> => page.locator('#group-summary').textContent();
const focused = (page: Page): Promise<unknown> =>
  page.evaluate('document.activeElement.id || document.activeElement.name');
const isReady = (page: Page): Promise<void> => page.locator('#group-explorer').waitFor({ state: 'visible' });

const choose = (page: Page, name: string, value: string): Promise<void> =>
  page.locator(`input[name=${name}][value="${value}"]`).check({ force: true });

const unfold = (page: Page): Promise<unknown> =>
  page.evaluate('document.querySelectorAll("details").forEach((part) => { part.open = true; })');

/** Ids and incidents without a blank at which they could be broken. */
function longPage() {
  const long = 'a_long_name_without_a_blank'.repeat(8);
  const ticket = (index: number) =>
    sweepTicket(`${long}-${index}`, `${long}-${index % 2}`, { title: long, product: long });
  return sweepPage({ title: long, tickets: Array.from({ length: 6 }, (_, index) => ticket(index)) });
}

describeInChromium('the page of a threshold sweep in Chromium', (open) => {
  const opened = async (more: Parameters<typeof open>[1] = {}): Promise<OpenedPage> => {
    const result = await open(renderSweepHtml(sweepPage()), more);
    await isReady(result.page);
    return result;
  };

  it.each([
    ['light', 1280, '0.86', 'merges'],
    ['dark', 390, '0.88', 'splits'],
  ] as const)('has no accessibility violation: %s, %i wide, %s %s', async (colorScheme, width, threshold, view) => {
    const { page } = await opened({ colorScheme, viewport: { width, height: 900 } });
    await unfold(page);
    await choose(page, 'rewrite', 'off');
    await choose(page, 'threshold', threshold);
    await choose(page, 'view', view);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it.each([360, 1280])('is never wider than the screen: %i', async (width) => {
    const { page } = await open(renderSweepHtml(longPage()), { viewport: { width, height: 800 } });
    await isReady(page);
    await unfold(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it('begins at the recommended threshold, with what there is of mistakes', async () => {
    const { page, requests, complaints } = await opened();
    // with rewriting all is right at 0.88, so that all groups are shown, the largest first
    expect(await summary(page)).toBe('θ 0.88, rewriting on: 6 tickets in 3 groups; 0 wrong merges, 0 incidents split.');
    expect(await listed(page)).toEqual(['T-1', 'T-3', 'T-6']);
    expect(await members(page)).toEqual(['T-1', 'T-2', 'T-4']);
    expect(requests.filter((address) => !address.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('shows wrong merges, with what does not belong and how similar it was', async () => {
    const { page } = await opened();
    await choose(page, 'rewrite', 'off');
    await choose(page, 'threshold', '0.86');
    await choose(page, 'view', 'merges');
    expect(await listed(page)).toEqual(['T-1']);
    expect(await page.locator('.truth').textContent()).toContain('5 tickets of 3 incidents: a wrong merge');
    expect(await members(page)).toEqual(['T-1', 'T-2', 'T-3', 'T-4', 'T-6']);
    expect(await page.locator('.member.foreign .id').allTextContents()).toEqual(['T-3', 'T-6']);
    // 0.86 and 0.0051 more
    expect(await page.locator('.similarity').allTextContents()).toEqual([
      'raised the alert',
      ...Array.from({ length: 4 }, () => 'linked at 0.865'),
    ]);
    expect(await page.locator('.member').nth(2).textContent()).toContain('Problem of T-3');
  });

  it('shows splits, and leads from one to its groups and back', async () => {
    const { page } = await opened();
    await choose(page, 'rewrite', 'off');
    await choose(page, 'view', 'splits');
    expect(await listed(page)).toEqual(['B']);
    expect(await page.locator('#group-detail h4').allTextContents()).toEqual([
      'Group of T-3 with nothing else in it',
      'Group of T-5 with nothing else in it',
    ]);
    await page.getByRole('button', { name: 'Group of T-5' }).click();
    expect(await shown(page)).toBe('T-5');
    expect(await page.locator('input[name=view]:checked').inputValue()).toBe('all');
    await page.getByRole('button', { name: 'in 2 groups' }).click();
    expect(await shown(page)).toBe('B');
  });

  it('takes groups from what changes at each threshold', async () => {
    const { page } = await opened();
    await choose(page, 'view', 'all');
    for (const [rewrite, threshold, groups] of [
      ['off', '0.86', 2],
      ['off', '0.88', 4],
      ['off', '0.90', 6],
      ['on', '0.90', 6],
      ['on', '0.86', 1],
      ['on', '0.88', 3],
    ] as const) {
      await choose(page, 'rewrite', rewrite);
      await choose(page, 'threshold', threshold);
      expect(await page.locator('[role=option]').count(), `${rewrite} ${threshold}`).toBe(groups);
    }
  });

  it('leads from a threshold of a table or a chart, and from a changed link, to its groups', async () => {
    const { page } = await opened();
    await page.locator('#figures a[href="#at=0.86,off"]').first().click();
    expect(await summary(page)).toMatch(/^θ 0.86, rewriting off/);
    expect(await focused(page)).toBe('group-list');
    await page.locator('#charts [data-threshold="0.9"]').first().click();
    expect(await summary(page)).toMatch(/^θ 0.90, rewriting off/);
    await unfold(page);
    await page.locator('#rewriting a[href="#at=0.88,on,T-5"]').click();
    expect(await summary(page)).toMatch(/^θ 0.88, rewriting on/);
    expect(await members(page)).toEqual(['T-3', 'T-5']);
    expect(await focused(page)).toBe('group-detail');
  });

  it('works by keyboard', async () => {
    const { page } = await opened();
    await page.locator('input[name=threshold]:checked').focus();
    await page.keyboard.press('ArrowRight');
    expect(await summary(page)).toMatch(
      /^θ 0.90, rewriting on: 6 tickets in 6 groups; 0 wrong merges, 2 incidents split/,
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowLeft');
    expect(await summary(page)).toMatch(/^θ 0.90, rewriting off/);
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('search');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('group-list');
    await page.keyboard.press('End');
    expect(await shown(page)).toBe('T-6');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('group-detail');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('group-list');
  });

  it('finds groups by words of their tickets', async () => {
    const { page } = await opened();
    await page.locator('input[name=search]').fill('T-1 T-4');
    // no ticket holds both
    expect(await listed(page)).toEqual([]);
    await page.locator('input[name=search]').fill('t-4 PROBLEM');
    expect(await listed(page)).toEqual(['T-1']);
    await page.locator('input[name=search]').fill('nothing has this');
    expect(await page.locator('#group-detail').textContent()).toBe('Nothing matches.');
  });

  it('opens the group that its address names', async () => {
    const { page } = await opened();
    await choose(page, 'threshold', '0.86');
    expect(page.url()).toMatch(/#at=0\.86,on,T-1$/);
    await page.reload();
    await isReady(page);
    expect(await summary(page)).toMatch(/^θ 0.86, rewriting on/);
    expect(await members(page)).toHaveLength(6);
  });

  it('runs no text of a ticket, a model or a file', async () => {
    const { page, requests, complaints } = await open(renderSweepHtml(hostileSweepPage()));
    await isReady(page);
    await unfold(page);
    expect(await page.locator('#group-detail h3').textContent()).toContain('<img src=x');
    await page.locator('#rewriting a[href^="#at=0.88,on,"]').first().click();
    expect(await page.evaluate('[typeof window.hacked, document.querySelectorAll("img").length]')).toEqual([
      'undefined',
      0,
    ]);
    expect(requests.filter((address) => !address.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('leads from a threshold of a chart to its groups by keys', async () => {
    const { page } = await opened();
    await page.locator('#charts svg').first().focus();
    await page.keyboard.press('End');
    expect(await page.locator('.tip').textContent()).toContain('θ 0.90');
    await page.keyboard.press('Enter');
    expect(await summary(page)).toMatch(/^θ 0.90, rewriting on/);
    expect(await focused(page)).toBe('group-list');
  });

  it('cuts no text of a chart', async () => {
    const { page } = await opened();
    expect(await cutTexts(page)).toEqual([]);
  });

  it('shows figures and charts without JavaScript, and says where the links are', async () => {
    const { page } = await open(renderSweepHtml(sweepPage()), { javaScriptEnabled: false });
    expect(await page.locator('#overview .tile .big').first().textContent()).toBe('0.88');
    expect(await page.locator('#charts svg').count()).toBe(4);
    expect(await page.locator('noscript').textContent()).toContain('links.jsonl');
    expect(await page.locator('#group-explorer').isVisible()).toBe(false);
  });

  it('opens 5,000 escalations at ten thresholds, with few of them in the document', async () => {
    const thresholds = Array.from({ length: 10 }, (_, index) => (86 + index) / 100);
    const { page } = await open(renderSweepHtml(sweepPage(manyEscalations(5000, 300, thresholds))));
    await page.locator('[role=option]').first().waitFor({ timeout: 10_000 });
    expect(await page.locator('[role=option]').count()).toBeLessThan(40);
    await choose(page, 'threshold', '0.95');
    expect(await summary(page)).toMatch(/^θ 0.95, rewriting on: 5,000 tickets/);
  });
});
