const DAY_MS = 86_400_000;

/** Without it a time would be read in the zone of the machine. */
const OFFSET = /(?:Z|[+-]\d\d:?\d\d)$/i;

/** The ISO 8601 week of a time, in UTC, such as `2025-W09`; null when it is no time. A time without an offset is in UTC. */
export function isoWeek(time: string): string | null {
  const at = Date.parse(time.includes('T') && !OFFSET.test(time) ? `${time}Z` : time);
  if (Number.isNaN(at)) return null;
  const day = new Date(at);
  // A week belongs to the year that its Thursday is in.
  const thursday = new Date(
    Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 4 - (day.getUTCDay() || 7)),
  );
  const year = thursday.getUTCFullYear();
  const week = Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS + 1) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}
