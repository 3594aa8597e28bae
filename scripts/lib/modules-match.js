// Exit code 0 if node_modules is what package-lock.json says and better-sqlite3 loads in this Node; with --say, tells why not.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;

/** The first thing that is not as it should be, or null. */
function mismatch() {
  // npm writes down what it installed.
  const installed = packagesOf('node_modules/.package-lock.json');
  for (const [path, wanted] of Object.entries(packagesOf('package-lock.json'))) {
    if (!path.startsWith('node_modules/') || wanted.link) continue;
    // Built for other machines than this one, perhaps.
    if (wanted.optional && !installed[path]) continue;
    const there = installed[path]?.version ?? 'missing';
    if (there !== wanted.version) return `${path}: ${there}, but ${wanted.version} in package-lock.json`;
  }
  const require = createRequire(import.meta.url);
  const Database = require('better-sqlite3');
  new Database(':memory:').close();
  return null;
}

let reason;
try {
  reason = mismatch();
} catch (error) {
  reason = error.message;
}
if (reason !== null && process.argv.includes('--say')) console.error(`node_modules: ${reason}`);
process.exit(reason === null ? 0 : 1);
