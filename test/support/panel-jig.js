// Runs in the machine of scripts/gpio-machine: a bench jig beside the kernel's simulated pins, and the built command on it.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const PLATFORM = '/sys/devices/platform';
/** Each output and the contact that it closes, by BCM number. */
const PAIRS = [
  { output: 23, contact: 5 },
  { output: 24, contact: 17 },
  { output: 25, contact: 27 },
  { output: 12, contact: 22 },
  { output: 18, contact: 6 },
];
const CONFIG = `language = "en"
[panel]
driver = "gpio"
hook = 22
buzzer = 18
keys = { hold = 17, transfer = 27, line1 = 5, mute = 6 }
lamps = { line1 = 23, hold = { amber = 24, red = 25 }, fault = 12 }
`;

const chips = readdirSync(PLATFORM)
  .filter((name) => name.startsWith('gpio-sim.'))
  .flatMap((device) => readdirSync(`${PLATFORM}/${device}`).map((name) => `${PLATFORM}/${device}/${name}`));
const header = chips.find((chip) => existsSync(`${chip}/sim_gpio27`));

const isHigh = (bcm) => readFileSync(`${header}/sim_gpio${bcm}/value`, 'utf8').trim() === '1';
const pulled = new Map();
function follow() {
  for (const { output, contact } of PAIRS) {
    const to = isHigh(output) ? 'pull-down' : 'pull-up';
    if (pulled.get(contact) === to) continue;
    pulled.set(contact, to);
    writeFileSync(`${header}/sim_gpio${contact}/pull`, to);
  }
}

function gardefil(...words) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['.build/gardefil.js', ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      out += part;
    });
    child.once('close', (code) => resolve({ code, report: JSON.parse(out) }));
  });
}

follow();
setInterval(follow, 3);
writeFileSync('/tmp/gpio.toml', CONFIG);
const list = await gardefil('panel', 'list', '--json', '--config', '/tmp/gpio.toml');
const test = await gardefil('panel', 'test', '--loopback', '--json', '--config', '/tmp/gpio.toml');
const lit = PAIRS.filter(({ output }) => isHigh(output)).map(({ output }) => output);
process.stdout.write(`PANEL-JIG ${JSON.stringify({ list, test, lit })}\n`);
process.exit(0);
