import type { CheckReport, GateCheck } from '../runs/gate/gate-report.ts';
import { checkName, checkReason } from './gate-words.ts';
import { markup, type Markup } from './markup.ts';

/**
 * JUnit XML with a test case for each check: one that regressed is a failure; one that is inconclusive an error, or, where
 * that passes, skipped.
 */
export function renderJunit({ checks }: CheckReport, { inconclusivePasses }: { inconclusivePasses: boolean }): string {
  const count = (verdict: GateCheck['verdict']): number => checks.filter((check) => check.verdict === verdict).length;
  const [errors, skipped] = inconclusivePasses ? [0, count('inconclusive')] : [count('inconclusive'), 0];
  const cases = checks.map((check) => testCase(check, inconclusivePasses));
  const { source } = markup`<testsuites>
<testsuite name="tickit check" tests="${checks.length}" failures="${count('regressed')}" errors="${errors}" skipped="${skipped}">
${cases}</testsuite>
</testsuites>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${source}`;
}

function testCase(check: GateCheck, inconclusivePasses: boolean): Markup {
  const outcome = outcomeElement(check, inconclusivePasses);
  return markup`<testcase classname="tickit.check" name="${checkName(check)}">${outcome}</testcase>\n`;
}

function outcomeElement(check: GateCheck, inconclusivePasses: boolean): Markup | null {
  const message = checkReason(check);
  switch (check.verdict) {
    case 'fine':
      return null;
    case 'regressed':
      return markup`<failure type="regressed" message="${message}"/>`;
    case 'inconclusive':
      return inconclusivePasses
        ? markup`<skipped message="${message}"/>`
        : markup`<error type="inconclusive" message="${message}"/>`;
  }
}
