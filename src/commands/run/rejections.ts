import { DataError } from '../../errors.ts';
import type { DumpSurvey } from '../../tickets/survey.ts';
import { plural } from '../../util/plural.ts';
import type { CommandIo } from '../output/io.ts';

type Rejections = Pick<DumpSurvey, 'records' | 'rejected' | 'firstRejections'>;

/** Names the first records that can't be read: as an error with --strict, else as a warning. */
export function refuseOrTell(
  survey: Rejections,
  { isStrict, io }: { isStrict: boolean; io: Pick<CommandIo, 'note'> },
): void {
  if (survey.rejected === 0) return;
  if (isStrict) throw strictError(survey);
  const [count, ...rest] = rejectionLines(survey);
  io.note([`warning: ${count} and are left out:`, ...rest].join('\n'));
}

/** Ends a command with --strict. */
export const strictError = (survey: Rejections): DataError =>
  new DataError(rejectionLines(survey).join('\n'), {
    hint: 'Without --strict they are left out, counted, and written to rejected.jsonl.',
  });

/** How many records can't be read, and the first of them with what is wrong, a line each. */
function rejectionLines({ records, rejected, firstRejections }: Rejections): string[] {
  const more = rejected - firstRejections.length;
  return [
    `${rejected} of ${plural(records, 'record')} can't be read`,
    ...firstRejections,
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}
