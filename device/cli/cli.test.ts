import { describe, expect, it } from 'vitest';
import { checkSettings, parseConfig, readConfig } from '../config/read.ts';
import { type CliParts, DEFAULT_CONFIG_FILE, type ExitCode, runCli } from './program.ts';

/** Runs one command line on parts that only note what they are asked. */
async function gardefil(line: string, parts: Partial<CliParts> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const calls: unknown[] = [];
  const note =
    (name: string) =>
    async (options: object): Promise<ExitCode> => {
      calls.push({ name, ...options });
      return 0;
    };
  const code = await runCli(line.split(' ').filter(Boolean), {
    version: '1.2.3',
    environment: {},
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
    run: note('run'),
    practice: note('practice'),
    readConfig: () => checkSettings({}),
    panelTools: () => Promise.reject(new Error('no panel tools here')),
    terminal: () => {
      throw new Error('no terminal here');
    },
    ...parts,
  });
  return { code, out: out.join(''), err: err.join(''), calls };
}

describe('gardefil run', () => {
  it('hands over the checked configuration', async () => {
    const { code, calls } = await gardefil('run --config unit.toml', {
      readConfig: (file) => checkSettings({ unit: { name: file } }),
    });
    expect(code).toBe(0);
    expect(calls).toMatchObject([
      { name: 'run', configFile: 'unit.toml', config: { unit: { name: 'unit.toml' } } },
    ]);
  });

  it.each([
    ['run --config a.toml', { GARDEFIL_CONFIG: 'b.toml' }, 'a.toml'],
    ['run', { GARDEFIL_CONFIG: 'b.toml' }, 'b.toml'],
    ['run', { GARDEFIL_CONFIG: '' }, DEFAULT_CONFIG_FILE],
    ['run', {}, '/etc/gardefil/gardefil.toml'],
  ])('%s with %j takes %3$s', async (line, environment, configFile) => {
    const { calls } = await gardefil(line, { environment });
    expect(calls).toMatchObject([{ configFile }]);
  });

  it('does not start on a faulty configuration, and says every fault', async () => {
    const { code, err, calls } = await gardefil('run --config x.toml', {
      readConfig: () => parseConfig('language = "de"\nweb = 1'),
    });
    expect(calls).toEqual([]);
    expect(code).toBe(1);
    expect(err).toBe(
      'x.toml: 2 faults\n' +
        '  language = "de"; allowed: "fr" or "en"\n' +
        '  web = 1; allowed: a section [web]\n' +
        'Not started. To try Garde-fil without a configuration: gardefil practice\n',
    );
  });

  const PIN_TWICE = '[panel]\ndriver = "gpio"\nhook = 22\nbuzzer = 22';

  it('starts without a panel where nothing but the panel is faulty, and hands over what is', async () => {
    const { code, err, calls } = await gardefil('run', {
      readConfig: () => parseConfig(`unit.name = "Essai"\n${PIN_TWICE}`),
    });
    expect([code, err]).toEqual([0, '']);
    expect(calls).toMatchObject([
      {
        config: { unit: { name: 'Essai' }, panel: { driver: 'none' } },
        panelFaults: [{ code: 'Config_Conflict', path: 'panel.buzzer', other: 'hook' }],
      },
    ]);
  });

  it('does not start where anything else is faulty too; config check is content with neither', async () => {
    const both = { readConfig: () => parseConfig(`language = "de"\n${PIN_TWICE}`) };
    expect(await gardefil('run', both)).toMatchObject({
      code: 1,
      err: expect.stringContaining('2 faults'),
      calls: [],
    });
    const checked = await gardefil('config check', { readConfig: () => parseConfig(PIN_TWICE) });
    expect([checked.code, checked.out]).toEqual([
      1,
      expect.stringContaining('BCM 22 is used twice, by hook and by buzzer'),
    ]);
  });

  it('passes on the exit code of the unit', async () => {
    expect((await gardefil('run', { run: async () => 1 })).code).toBe(1);
  });

  it('says what failed: known errors in one line, unknown ones with their place', async () => {
    const known = Object.assign(new Error('port 8080 is taken'), { code: 'Web_PortTaken' });
    const failing = (error: Error) => gardefil('run', { run: () => Promise.reject(error) });
    expect(await failing(known)).toMatchObject({
      code: 1,
      err: 'gardefil: failed: port 8080 is taken\n',
    });
    expect((await failing(new Error('a slip'))).err).toMatch(/a slip\n\s+at /);
  });
});

describe('gardefil practice', () => {
  it.each([
    ['practice', { port: null, folder: '.practice', speed: 1 }],
    ['practice --port 0 --speed 2.5', { port: 0, folder: '.practice', speed: 2.5 }],
    ['practice --port=8081 --folder /tmp/p', { port: 8081, folder: '/tmp/p', speed: 1 }],
  ])('%s', async (line, options) => {
    expect(await gardefil(line)).toMatchObject({
      code: 0,
      calls: [{ name: 'practice', ...options, language: 'en' }],
    });
  });
});

describe('gardefil config check', () => {
  it('is content with a file that is in order', async () => {
    expect(await gardefil('config check unit.toml')).toMatchObject({
      code: 0,
      out: 'unit.toml is in order.\n',
      err: '',
    });
  });

  it('checks the file that run would take', async () => {
    const { out } = await gardefil('config check', { environment: { GARDEFIL_CONFIG: 'b.toml' } });
    expect(out).toBe('b.toml is in order.\n');
  });

  it('tells every fault for programs too', async () => {
    const { code, out } = await gardefil('config check --json x.toml', {
      readConfig: () => parseConfig('hold.frist = 1\nlanguage = 1'),
    });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      file: 'x.toml',
      ok: false,
      faults: [
        { code: 'Config_UnknownKey', path: 'hold.frist', suggestion: 'hold.first' },
        {
          code: 'Config_NotAllowed',
          path: 'language',
          value: '1',
          message: 'language = 1; allowed: "fr" or "en"',
        },
      ],
    });
  });

  it('reads a real file', async () => {
    const file = new URL('../config/example.toml', import.meta.url).pathname;
    expect(await gardefil(`config check ${file}`, { readConfig })).toMatchObject({ code: 0 });
    expect(await gardefil('config check /nowhere.toml', { readConfig })).toMatchObject({
      code: 1,
      out: expect.stringContaining('/nowhere.toml is not there.'),
    });
  });
});

describe('gardefil panel', () => {
  it('does not test a panel on a faulty configuration, and says every fault', async () => {
    const { code, err } = await gardefil('panel test --config x.toml', {
      readConfig: () => parseConfig('language = "de"'),
    });
    expect([code, err]).toEqual([1, 'x.toml: 1 fault\n  language = "de"; allowed: "fr" or "en"\n']);
  });

  it.each(['panel list --config x.toml', 'panel flash --config x.toml'])(
    '%s wants the file that is named to be in order',
    async (line) => {
      const { code, err } = await gardefil(line, { readConfig: () => parseConfig('language = "de"') });
      expect([code, err]).toEqual([1, expect.stringContaining('x.toml: 1 fault')]);
    },
  );

  it.each(['test', 'list', 'flash'])(
    'panel %s tells a program of the faults of the configuration too',
    async (command) => {
      const faulty = { readConfig: () => parseConfig('language = "de"') };
      const { code, out, err } = await gardefil(`panel ${command} --json --config x.toml`, faulty);
      expect([code, err]).toEqual([1, expect.stringContaining('x.toml: 1 fault')]);
      expect(JSON.parse(out)).toEqual({
        ok: false,
        code: 'Config_Faults',
        file: 'x.toml',
        faults: [
          {
            code: 'Config_NotAllowed',
            path: 'language',
            value: '"de"',
            allowed: expect.anything(),
            message: 'language = "de"; allowed: "fr" or "en"',
          },
        ],
      });
    },
  );

  it.each([
    ['panel test --seconds 2', 'Allowed: a whole number from 3 to 600.'],
    ['panel test --keys hold,,mute', 'Allowed: names of keys'],
    ['panel test --seconds x', 'Allowed: a whole number from 3 to 600.'],
    ['panel flash --programmer usbasp', 'Allowed: auto, arduino or urclock.'],
    ['panel tset', "unknown command 'tset'"],
    ['panel flash --prot x', 'Did you mean --port?'],
    ['panel test hold', "too many arguments for 'test'"],
  ])('%s is refused', async (line, message) => {
    expect(await gardefil(line)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
  });
});

describe('wrong use', () => {
  it.each(['0', '101', '1e1', 'x', '-1'])('a practice speed of %s is refused', async (speed) => {
    expect(await gardefil(`practice --speed=${speed}`)).toMatchObject({
      code: 2,
      err: expect.stringContaining('Allowed: a number from 1 to 100.'),
    });
  });

  it.each([
    [
      'rnu',
      "unknown command 'rnu'\n(Did you mean run?)",
      'commande inconnue : rnu\n(Vouliez-vous dire run ?)',
    ],
    [
      'run --confgi x',
      "unknown option '--confgi'\n(Did you mean --config?)",
      'option inconnue : --confgi\n(Vouliez-vous dire --config ?)',
    ],
    [
      'run --config',
      "option '--config <FILE>' argument missing",
      "il manque l'argument de l'option --config <FILE>",
    ],
    [
      'run x',
      "too many arguments for 'run'. Expected 0 arguments but got 1.",
      "trop d'arguments pour « run » : 0 au plus, 1 donnés",
    ],
    [
      'practice --port 80',
      "option '--port <PORT>' argument '80' is invalid. Allowed: 0, or a whole number from 1024 to 65535.",
      "« 80 » n'est pas permis pour l'option --port <PORT>. Permis : 0, ou un nombre entier de 1024 à 65535.",
    ],
    [
      'practice --port 1e4',
      "option '--port <PORT>' argument '1e4' is invalid. Allowed: 0, or a whole number from 1024 to 65535.",
      "« 1e4 » n'est pas permis pour l'option --port <PORT>. Permis : 0, ou un nombre entier de 1024 à 65535.",
    ],
  ])('%s is refused, in both languages, with exit code 2', async (line, english, french) => {
    const command = line === 'rnu' ? 'gardefil' : `gardefil ${line.split(' ')[0]}`;
    const told = await gardefil(line, { environment: { LANG: 'en_GB.UTF-8' } });
    expect(told).toMatchObject({
      code: 2,
      out: '',
      calls: [],
      err: `gardefil: ${english}\nSee: ${command} --help\n`,
    });
    expect((await gardefil(line, { environment: { LANG: 'fr_FR.UTF-8' } })).err).toBe(
      `gardefil: ${french}\nVoir : ${command} --help\n`,
    );
  });

  it.each([
    ['panel flash --prot x', 'gardefil panel flash'],
    ['--language en panel flash --programmer usbasp', 'gardefil panel flash'],
    ['panel tset list', 'gardefil panel'],
    ['panel --flash', 'gardefil panel'],
    ['config check a b', 'gardefil config check'],
    ['--langage fr run', 'gardefil'],
  ])('after %s, %s is what to ask for help', async (line, command) => {
    const { code, err } = await gardefil(line);
    expect([code, err]).toEqual([2, expect.stringContaining(`\nSee: ${command} --help\n`)]);
  });

  it.each(['', 'config'])('nothing to do in "gardefil %s" shows the help', async (line) => {
    expect(await gardefil(line)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage:') });
  });
});

describe('help', () => {
  it('lists every command and the exit codes', async () => {
    const { code, out } = await gardefil('--help');
    expect(code).toBe(0);
    for (const word of ['run', 'practice', 'config', 'Exit codes:', '  2  wrong use'])
      expect(out).toContain(word);
  });

  it('calls the unit in French what the page calls it', async () => {
    for (const line of ['--help', 'run --help', 'practice --help', 'panel test --help']) {
      const { out } = await gardefil(`--language fr ${line}`);
      expect(out).not.toMatch(/unité/i);
    }
    expect((await gardefil('--language fr --help')).out).toContain('lancer le boîtier');
  });

  it('has no English left in French', async () => {
    const lines = ['--help', 'run --help', 'practice --help', 'config check --help'];
    for (const line of [
      ...lines,
      'panel --help',
      'panel list --help',
      'panel test --help',
      'panel flash --help',
    ]) {
      const { out } = await gardefil(`--language fr ${line}`);
      expect(out).not.toMatch(/\b(the|of|Usage:|Options:|Commands:|display|show|default)\b/);
    }
  });

  it.each(['panel flash', 'config check', 'panel', 'run', ''])(
    'help %s shows the help of that command',
    async (words) => {
      const { code, out } = await gardefil(`help ${words}`);
      expect([code, out]).toEqual([0, (await gardefil(`${words} --help`)).out]);
      expect(out).toContain(`Usage: gardefil ${words}`.trimEnd());
      const french = await gardefil(`--language fr help ${words}`);
      expect(french.out).toBe((await gardefil(`--language fr ${words} --help`)).out);
    },
  );

  it('knows no help of a command that there is not', async () => {
    expect(await gardefil('help panel flsh')).toMatchObject({
      code: 2,
      out: '',
      err: "gardefil: unknown command 'flsh'\n(Did you mean flash?)\nSee: gardefil panel --help\n",
    });
    expect(await gardefil('help rnu')).toMatchObject({
      code: 2,
      err: "gardefil: unknown command 'rnu'\n(Did you mean run?)\nSee: gardefil --help\n",
    });
  });

  it('tells the version', async () => {
    expect(await gardefil('--version')).toMatchObject({ code: 0, out: '1.2.3\n' });
  });
});

describe('the language of the terminal', () => {
  it.each([
    ['run', {}, 'en'],
    ['run', { LANG: 'C.UTF-8' }, 'en'],
    ['run', { LANG: 'fr_FR.UTF-8' }, 'fr'],
    ['run', { LC_ALL: 'en_GB.UTF-8', LANG: 'fr_FR.UTF-8' }, 'en'],
    ['run', { LC_MESSAGES: 'fr_CA', LANG: 'en_GB' }, 'fr'],
    ['--language fr run', { LANG: 'en_GB' }, 'fr'],
    ['run --language=en', { LANG: 'fr_FR' }, 'en'],
  ])('%s with %j is %3$s', async (line, environment, language) => {
    expect((await gardefil(line, { environment })).calls).toMatchObject([{ language }]);
  });

  it('is refused if the unit does not speak it', async () => {
    expect(await gardefil('run --language de')).toMatchObject({
      code: 2,
      err: expect.stringContaining("argument 'de' is invalid. Allowed: fr or en."),
    });
  });
});
