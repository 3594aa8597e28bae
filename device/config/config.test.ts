import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'smol-toml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_HOLD } from '../desk/settings.ts';
import { LANGUAGES } from './config.ts';
import { describeFault } from './describe.ts';
import { CONFLICTS, type ConfigFault } from './faults.ts';
import { shapeOf } from './outline.ts';
import { checkSettings, LARGEST_FILE, parseConfig, readConfig } from './read.ts';
import { schema } from './schema.ts';
import { settingsTable } from './settings-table.ts';

const here = (name: string) => new URL(name, import.meta.url).pathname;

const faultsOf = (text: string): readonly ConfigFault[] => {
  const result = parseConfig(text);
  return result.ok ? [] : result.faults;
};
const told = (text: string) => faultsOf(text).map((fault) => describeFault(fault, 'en'));

function configOf(text: string) {
  const result = parseConfig(text);
  if (!result.ok) throw new Error(told(text).join('\n'));
  return result.config;
}

describe('a configuration', () => {
  it('is complete when the file says nothing', () => {
    const config = configOf('');
    expect(config.language).toBe('fr');
    expect(config.hold).toEqual(DEFAULT_HOLD);
    expect(config.line).toEqual({
      driver: 'baresip',
      name: 'Ligne 1',
      control: { host: '127.0.0.1', port: 4444 },
      domain: null,
      internalNumbers: [],
      numberPlan: {},
      trialSocket: null,
    });
    expect(config.speedKeys).toEqual([]);
  });

  it('has seconds in the file and milliseconds in the result', () => {
    expect(configOf('hold = { first = 12.5, continue_within = 0 }').hold).toMatchObject({
      first: 12_500,
      continueWithin: 0,
      repeat: 60_000,
    });
  });

  it('cannot be changed by whoever is handed it', () => {
    const config = configOf('[[speed]]\nkey = 1\nname = "A"\nnumber = "21"');
    expect(() => Object.assign(config.hold, { first: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config.line.control, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config.speedKeys[0] ?? {}, { number: '1' })).toThrow(TypeError);
  });

  it('takes numbers as people write them', () => {
    const text = (number: string) => `[[speed]]\nkey = 1\nname = "A"\nnumber = "${number}"`;
    const dialled = (number: string) => configOf(text(number)).speedKeys[0]?.number;
    expect(dialled('01 99 00 12 34')).toBe('0199001234');
    expect(dialled('+33 (1) 99.00-12.34')).toBe('+33199001234');
    expect(dialled('*21#')).toBe('*21#');
    expect(dialled('sip:dr-lambert@pbx.example:5060')).toBe('sip:dr-lambert@pbx.example:5060');
  });

  it('lets callers ring on a simulated line, on trial, and on no other', () => {
    const trial = (driver: string) => `line = { driver = "${driver}", trial_socket = "/run/trial" }`;
    expect(configOf(trial('simulated')).line.trialSocket).toBe('/run/trial');
    expect(told(trial('baresip'))).toEqual([
      'line.trial_socket = "/run/trial": only a line with driver = "simulated" is put on trial',
    ]);
  });

  it('orders the speed keys', () => {
    const entry = (key: number) => `[[speed]]\nkey = ${key}\nname = "A"\nnumber = "21"\n`;
    expect(configOf(entry(8) + entry(2)).speedKeys.map(({ key }) => key)).toEqual([2, 8]);
  });
});

describe('faults', () => {
  it('are all told at once, each with path, value and what is allowed', () => {
    const text = `
      langauge = "fr"
      language = "de"
      first = 30
      unit = 5
      [hold]
      first = 3
      escalate_after = 1.5
      frist = 30
      continueWithin = 30
      [line]
      driver = "gpio"
      control_host = "0.0.0.0"
      internal_numbers = ["21", "abc"]
      [line.number_plan]
      21 = "pbx.example"
      abc = "sip:21@pbx.example"
      [web]
      port = "80"
      [[speed]]
      key = 9
      name = "A"
      number = 21
      [[speed]]
      key = 1`;
    const top = 'Allowed here: language, unit, hold, line, panel, web, register, crm, mail, log, speed';
    const hold = 'Allowed here: first, repeat, notice, grace, continue_within, escalate_after';
    expect(told(text)).toEqual([
      `langauge: no such setting. Did you mean language? ${top}`,
      `first: no such setting. Did you mean hold.first? ${top}`,
      `hold.frist: no such setting. Did you mean hold.first? ${hold}`,
      `hold.continueWithin: no such setting. Did you mean hold.continue_within? ${hold}`,
      'line.number_plan.abc = "abc"; allowed: a number in quotes such as "21", without spaces',
      'language = "de"; allowed: "fr" or "en"',
      'unit = 5; allowed: a section [unit]',
      'hold.first = 3; allowed: a number of seconds from 5 to 600',
      'hold.escalate_after = 1.5; allowed: a whole number from 1 to 20',
      'line.driver = "gpio"; allowed: "baresip" or "simulated"',
      'line.control_host = "0.0.0.0"; allowed: an address of this machine such as "127.0.0.1"',
      'line.internal_numbers[2] = "abc"; allowed: a number in quotes such as "21", without spaces',
      'line.number_plan.21 = "pbx.example"; allowed: a SIP address in quotes such as "sip:21@pbx.example"',
      'web.port = "80"; allowed: a whole number from 1024 to 65535',
      'speed[1].key = 9; allowed: 1, 2, 3, 4, 5, 6, 7 or 8',
      'speed[1].number = 21; allowed: a number in quotes such as "01 99 00 12 34" or "21", or a SIP address such as "sip:21@pbx.example"',
      'speed[2].name is missing; allowed: a text in quotes, 1 to 40 characters, no control characters',
      'speed[2].number is missing; allowed: a number in quotes such as "01 99 00 12 34" or "21", or a SIP address such as "sip:21@pbx.example"',
    ]);
  });

  it.each([
    ['[hold]\nnotice = 30\nfirst = 30', 'hold.notice = 30: must be less than hold.first'],
    ['[hold]\nnotice = 20\nrepeat = 20', 'hold.notice = 20: must be less than hold.repeat'],
    ['[hold]\ngrace = 60', 'hold.grace = 60: must be less than hold.repeat'],
  ])('name settings that do not go together: %j', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('name a speed key that stands twice, whatever else is wrong', () => {
    const entry = (key: number, name: string) => `[[speed]]\nkey = ${key}\nname = "${name}"\nnumber = "21"\n`;
    expect(told(entry(1, 'A') + entry(2, '') + entry(1, 'C'))).toEqual([
      'speed[2].name = ""; allowed: a text in quotes, 1 to 40 characters, no control characters',
      'speed[3].key = 1: another [[speed]] has this key already',
    ]);
  });

  it.each([
    ['hold = []', 'hold = []; allowed: a section [hold]'],
    ['hold = 1979-05-27', 'hold = 1979-05-27; allowed: a section [hold]'],
    ['speed = 1', 'speed = 1; allowed: sections [[speed]]'],
    ['[hold]\nfirst = nan', 'hold.first = NaN; allowed: a number of seconds from 5 to 600'],
    ['[hold]\nfirst = inf', 'hold.first = Infinity; allowed: a number of seconds from 5 to 600'],
    [
      'line.number_plan = ["sip:21@pbx.example"]',
      'line.number_plan = ["sip:21@pbx.example"]; allowed: at most 500 lines in a section [line.number_plan]',
    ],
    [
      '[unit]\nname = " "',
      'unit.name = " "; allowed: a text in quotes, 1 to 60 characters, no control characters',
    ],
  ])('tell a value of the wrong kind: %j', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('refuse %s as any other unknown name', (name) => {
    expect(told(`${name} = 1`)[0]).toContain(`${name}: no such setting.`);
    expect(told(`[hold]\n${name} = 1`)[0]).toContain(`hold.${name}: no such setting.`);
    expect(told(`[line.number_plan]\n${name} = "sip:21@pbx.example"`)[0]).toContain('line.number_plan.');
  });

  it('tell where the file is not TOML', () => {
    expect(faultsOf('[hold]\nfirst = \n')).toEqual([
      expect.objectContaining({ code: 'Config_Syntax', line: 2, column: 9, detail: 'invalid value' }),
    ]);
  });

  it('never carry control characters to the terminal', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('a', '\u001b', '\u009b', '\u202e', '\u0000', '"', '\n'),
    });
    fc.assert(
      fc.property(hostile, hostile, (key, value) => {
        const result = checkSettings({ [key]: value, unit: { name: value, [key]: 1 }, language: value });
        const text = result.ok ? '' : result.faults.map((fault) => describeFault(fault, 'fr')).join('');
        expect(text).not.toMatch(/\p{C}/u);
      }),
    );
  });

  it('are all that any text leads to', () => {
    const scraps = fc.constantFrom(
      '[hold]',
      '[[speed]]',
      'first',
      ' = ',
      '30',
      '"',
      '\n',
      '.',
      '[',
      ']',
      '{',
      '\u0000',
      'é',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: scraps })), (text) => {
        for (const fault of faultsOf(text)) expect(describeFault(fault, 'en')).not.toBe('');
      }),
    );
  });

  it('are all that any data leads to', () => {
    fc.assert(
      fc.property(
        fc.record(
          Object.fromEntries(Object.keys(shapeOf(schema).entries).map((key) => [key, fc.jsonValue()])),
          { requiredKeys: [] },
        ),
        (settings) => {
          const result = checkSettings(settings);
          for (const fault of result.ok ? [] : result.faults) expect(describeFault(fault, 'fr')).not.toBe('');
        },
      ),
    );
  });

  it('say each conflict in every language', () => {
    for (const conflict of CONFLICTS) {
      const fault: ConfigFault = { code: 'Config_Conflict', path: 'x', value: '1', conflict };
      const texts = LANGUAGES.map((language) => describeFault(fault, language));
      expect(new Set(texts).size).toBe(LANGUAGES.length);
    }
  });
});

describe('the file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gardefil-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (name: string, content: string | Uint8Array) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const codes = (file: string) => {
    const result = readConfig(file);
    return result.ok ? [] : result.faults.map(({ code }) => code);
  };

  it('may begin with a byte order mark', () => {
    const result = readConfig(write('bom.toml', '\ufefflanguage = "en"\n'));
    expect(result.ok && result.config.language).toBe('en');
  });

  it('may be exactly as large as is allowed, and no larger', () => {
    const comment = (length: number) => `#${'x'.repeat(length - 2)}\n`;
    expect(codes(write('full.toml', comment(LARGEST_FILE)))).toEqual([]);
    expect(codes(write('large.toml', comment(LARGEST_FILE + 1)))).toEqual(['Config_TooLarge']);
  });

  it('is refused with its own fault when it is not there, a folder, a device, a pipe, or not UTF-8', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(codes(join(folder, 'none.toml'))).toEqual(['Config_Missing']);
    expect(codes(join(write('a.toml', ''), 'b.toml'))).toEqual(['Config_Missing']);
    expect(codes(folder)).toEqual(['Config_NotAFile']);
    expect(codes('/dev/null')).toEqual(['Config_NotAFile']);
    expect(codes(pipe)).toEqual(['Config_NotAFile']);
    expect(codes(write('latin1.toml', Buffer.from('unit.name = "Caf\xe9"', 'latin1')))).toEqual([
      'Config_NotUtf8',
    ]);
  });

  it('is refused when it cannot be read', () => {
    const loop = '/proc/self/mem';
    expect(codes(loop)).toEqual(['Config_NotReadable']);
  });
});

describe('the mail server', () => {
  const mail = (lines: string) => `[mail]\nhost = "smtp.example"\nfrom = "accueil@cabinet.example"\n${lines}`;

  it('is spoken to by TLS, without a login and without details, unless the file says otherwise', () => {
    expect(configOf('').mail).toBeNull();
    expect(configOf(mail('')).mail).toEqual({
      host: 'smtp.example',
      port: 465,
      security: 'tls',
      user: null,
      passwordFile: null,
      from: 'accueil@cabinet.example',
      pageUrl: null,
      details: false,
    });
  });

  it('is given no mail in the clear elsewhere than on this machine, and no login without a password', () => {
    expect(told(mail('security = "none"'))).toEqual([
      'mail.security = "none": without encryption mail goes to a server on this machine only: use "tls" or "starttls"',
    ]);
    expect(told(mail('security = "none"').replace('smtp.example', '127.0.0.1'))).toEqual([]);
    expect(told(mail('user = "accueil"'))).toEqual([
      'mail.user = "accueil": needs mail.password_file as well',
    ]);
  });
});

describe('what people read about it', () => {
  const example = () => readFileSync(here('example.toml'), 'utf8');

  it('has an example that is accepted', () => {
    expect(told(example())).toEqual([]);
  });

  it('has an example that shows every setting', () => {
    // Sections that stand there behind # are left out by most; those of other panels are tried in panel.test.ts.
    const crm = example().replace(
      /^# {3}(\[(?:crm|mail)\]|url|secret_file|give_up_after_days|(?:host|port|security|user|password_file|from|page_url|details) = (?!"\/dev))/gm,
      '$1',
    );
    const shown = parse(crm);
    expect(told(crm)).toEqual([]);
    const missing = Object.entries(shapeOf(schema).entries).flatMap(([name, section]) => {
      const table: unknown = shown[name];
      const { entries, item } = shapeOf(section, table);
      const names = Object.keys(item ? shapeOf(item).entries : entries);
      const first: unknown = Array.isArray(table) ? table[0] : table;
      return (
        names
          .filter(
            (key) =>
              !(first instanceof Object || typeof first === 'object') || !Object.hasOwn(first ?? {}, key),
          )
          // What does not go together with the rest of it stands there as a comment.
          .filter((key) => !new RegExp(`^# ${key} = `, 'm').test(example()))
          .map((key) => `${name}.${key}`)
      );
    });
    expect(missing).toEqual([]);
  });

  it('has an example whose "Default:" comments are the defaults', () => {
    const config = configOf('');
    const said = [...example().matchAll(/^(\w+) = .*Default: ([\d".]+|"[^"]*")$/gm)];
    const defaults: Readonly<Record<string, unknown>> = {
      ...Object.fromEntries(Object.entries(config.hold).map(([key, value]) => [key, value / 1000])),
      continue_within: config.hold.continueWithin / 1000,
      escalate_after: config.hold.escalateAfter,
      name: config.line.name,
      host: config.web.host,
      port: config.web.port,
      level: config.log.level,
    };
    const compared = said
      .filter(([, key = '']) => key !== 'driver')
      .map(([, key = '', text = '']) => [key, JSON.parse(text)]);
    expect(compared.length).toBeGreaterThan(8);
    for (const [key, value] of compared) expect([key, value]).toEqual([key, defaults[key]]);
  });

  it('has a table made from the schema', () => {
    // The formatter pads the cells of a table.
    const bare = (text: string) =>
      text
        .replace(/-{3,}/g, '---')
        .replace(/[ \n]+/g, ' ')
        .replace(/\| (---)/g, '|$1')
        .replace(/--- \|/g, '---|');
    const readme = bare(readFileSync(here('README.md'), 'utf8'));
    expect(readme).toContain(
      `held by config.test.ts --> ${bare(settingsTable(schema))} <!-- end of settings -->`,
    );
  });

  it('has a table of all fault codes', () => {
    const source = readFileSync(here('faults.ts'), 'utf8');
    const codes = new Set(source.match(/Config_\w+/g));
    const listed = readFileSync(here('README.md'), 'utf8').match(/^\| `Config_\w+`/gm) ?? [];
    expect(listed.map((row) => row.slice(3, -1)).sort()).toEqual([...codes].sort());
  });
});
