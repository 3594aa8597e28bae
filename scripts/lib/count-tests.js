// Reads vitest's JSON reports and prints each test that failed with the beginning of what was wrong, then one line: how many
// passed, failed, were skipped. Exit code 1 if any failed, if a report is not there, or if no test ran at all.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

const totals = { passed: 0, failed: 0, skipped: 0 };

/** A file that cannot be loaded has no tests to fail: it counts as one that failed. */
function brokenFiles(report) {
  return report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
}

const LINES_OF_A_FAILURE = 6;

function tellFailures(report) {
  for (const file of report.testResults) {
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    const said = failed.map((test) => [test.fullName, test.failureMessages.join('\n')]);
    if (failed.length === 0 && file.status === 'failed') said.push(['the file itself', file.message]);
    for (const [name, why] of said) {
      console.log(`FAILED ${relative('.', file.name)}: ${name}`);
      console.log(why.split('\n').slice(0, LINES_OF_A_FAILURE).join('\n').replace(/^/gmu, '    '));
    }
  }
}

for (const file of process.argv.slice(2)) {
  if (!existsSync(file)) {
    console.error(`${file} is not there: vitest did not get to its end`);
    totals.failed += 1;
    continue;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  tellFailures(report);
  totals.passed += report.numPassedTests;
  totals.failed += report.numFailedTests + brokenFiles(report);
  totals.skipped += report.numPendingTests + report.numTodoTests;
}

const { passed, failed, skipped } = totals;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
