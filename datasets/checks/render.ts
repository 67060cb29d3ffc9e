import type { Finding } from './finding.ts';
import { groupBy } from './group-by.ts';

/** The findings under the name of their check, a mark before each, with a last line that counts the failed ones. */
export function renderFindings(findings: readonly Finding[]): string {
  const sections = [...groupBy(findings, ({ check }) => check)].map(
    ([check, members]) => `${check}\n${members.map(line).join('\n')}`,
  );
  const failed = findings.filter(({ ok }) => !ok).length;
  const verdict = failed === 0 ? 'All hold.' : `${failed} of ${findings.length} findings failed.`;
  return [...sections, verdict].join('\n\n');
}

const line = ({ ok, message }: Finding): string => `  ${ok ? '✓' : '✗'} ${message}`;
