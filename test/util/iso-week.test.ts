import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { isoWeek } from '../../src/util/iso-week.ts';

it.each([
  // the table of the Wikipedia article "ISO week date", and the ends of weeks around it
  ['1977-01-01', '1976-W53'],
  ['1977-01-02', '1976-W53'],
  ['1977-12-31', '1977-W52'],
  ['1978-01-01', '1977-W52'],
  ['1978-01-02', '1978-W01'],
  ['1978-12-31', '1978-W52'],
  ['1979-01-01', '1979-W01'],
  ['1979-12-30', '1979-W52'],
  ['1979-12-31', '1980-W01'],
  ['1980-12-28', '1980-W52'],
  ['1980-12-29', '1981-W01'],
  ['1981-12-31', '1981-W53'],
  ['1982-01-03', '1981-W53'],
  ['1982-01-04', '1982-W01'],
  ['2020-12-31', '2020-W53'],
  ['2024-02-29', '2024-W09'],
  ['2025-03-02T23:59:59.999Z', '2025-W09'], // a Sunday
  ['2025-03-03T00:00:00Z', '2025-W10'],
  // in UTC it is still Sunday, 22:30
  ['2025-01-06T00:30:00+02:00', '2025-W01'],
  // in UTC it is Monday already, 01:30
  ['2025-01-05T20:30:00-05:00', '2025-W02'],
])('%s is in %s', (time, week) => {
  expect(isoWeek(time)).toBe(week);
});

it.each(['', 'yesterday', '2025-13-45', 'T12:00'])('%j is no time', (text) => {
  expect(isoWeek(text)).toBeNull();
});

it.each(['America/New_York', 'Asia/Tokyo', 'UTC'])(
  'a time without an offset has one week wherever it is read: %s',
  (zone) => {
    const before = process.env.TZ;
    onTestFinished(() => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    });
    process.env.TZ = zone;
    // dumps may carry such times; weeks are stated in UTC
    expect(isoWeek('2025-01-05T23:30:00')).toBe('2025-W01');
    expect(isoWeek('2025-01-06T00:30:00')).toBe('2025-W02');
  },
);

it('counts whole weeks from the Monday of the week that holds 4 January', () => {
  const day = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) }).map((ms) => new Date(ms));
  fc.assert(
    fc.property(day, (date) => {
      const [year = '', week = ''] = (isoWeek(date.toISOString()) ?? '').split('-W');
      const monday = mondayOf(new Date(Date.UTC(Number(year), 0, 4)));
      expect((mondayOf(date) - monday) / (7 * 86_400_000) + 1).toBe(Number(week));
      expect(Number(week)).toBeGreaterThanOrEqual(1);
      // the next year has begun its own count where this one ends
      expect(mondayOf(date)).toBeLessThan(mondayOf(new Date(Date.UTC(Number(year) + 1, 0, 4))));
    }),
  );
});

function mondayOf(date: Date): number {
  let day = Math.floor(date.getTime() / 86_400_000);
  // day 4 after 1 January 1970, a Thursday, was a Monday
  while ((((day - 4) % 7) + 7) % 7 !== 0) day--;
  return day * 86_400_000;
}
