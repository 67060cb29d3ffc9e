/* Checks the shipped data set: npm run check:datasets. Prints what it finds and fails when a check does. */
import { checkLabelledTwice, renderAgreement } from './checks/agreement.ts';
import { readDataSet, readTwoLabellings } from './checks/data-set.ts';
import { GIVE_AWAY_CHECKS, STRUCTURE_CHECKS } from './checks/index.ts';
import { overview } from './checks/overview.ts';
import { checkRecords } from './checks/records.ts';
import { renderFindings } from './checks/render.ts';

const { file, labels, records, tickets } = await readDataSet();
const checks = [...Object.values(STRUCTURE_CHECKS), ...Object.values(GIVE_AWAY_CHECKS)];
const twice = await readTwoLabellings();
const findings = [
  ...checkRecords(records),
  ...checkLabelledTwice(tickets, twice),
  ...checks.flatMap((check) => check(tickets, labels)),
];

process.stdout.write(
  `${file}\n\n${overview(tickets, labels)}\n\n${renderAgreement([...twice.values()], labels.names)}\n\n${renderFindings(findings)}\n`,
);
if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
