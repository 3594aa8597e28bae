import * as v from 'valibot';
import { DEFAULT_HOLD } from '../desk/settings.ts';
import { SPEED_NUMBERS } from '../desk/words.ts';
import { LANGUAGES, LINE_DRIVERS, LOG_LEVELS } from './config.ts';
import { mail } from './mail-schema.ts';
import { panel } from './panel-schema.ts';
import { absolutePath, choice, dialable, form, label, seconds, sipAddress, whole } from './settings.ts';

const LOOPBACK = /^(127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}|::1|localhost)$/;
const HOST_AND_PORT =
  /^(?=.{1,255}$)([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/;

/** No setting in it is required, and neither is the section. */
const section = <Section extends v.GenericSchema>(schema: Section) => v.optional(schema, {});

const holdSettings = v.strictObject({
  first: v.optional(
    seconds(5, 600, 'From the first hold to the first check-in (rule A13).'),
    DEFAULT_HOLD.first / 1000,
  ),
  repeat: v.optional(seconds(5, 600, 'From one check-in to the next.'), DEFAULT_HOLD.repeat / 1000),
  notice: v.optional(
    seconds(0, 60, 'How long before a due moment the cue announces it.'),
    DEFAULT_HOLD.notice / 1000,
  ),
  grace: v.optional(
    seconds(0, 60, 'How long after it a check-in still counts as on time.'),
    DEFAULT_HOLD.grace / 1000,
  ),
  continue_within: v.optional(
    seconds(0, 600, 'Put on hold again within this time, the same wait goes on.'),
    DEFAULT_HOLD.continueWithin / 1000,
  ),
  escalate_after: v.optional(
    whole(1, 20, 'Check-ins missed in a row before someone else is told.'),
    DEFAULT_HOLD.escalateAfter,
  ),
});

/** The messages of checks across settings are keys of CONFLICTS in describe.ts. */
const hold = v.pipe(
  holdSettings,
  v.forward(
    v.partialCheck([['notice'], ['first']], ({ notice, first }) => notice < first, 'noticeUnderFirst'),
    ['notice'],
  ),
  v.forward(
    v.partialCheck([['notice'], ['repeat']], ({ notice, repeat }) => notice < repeat, 'noticeUnderRepeat'),
    ['notice'],
  ),
  v.forward(
    v.partialCheck([['grace'], ['repeat']], ({ grace, repeat }) => grace < repeat, 'graceUnderRepeat'),
    ['grace'],
  ),
);

const BARE_NUMBER = /^\+?[0-9*#]{1,20}$/;
const bareNumber = (meaning: string) =>
  form(
    BARE_NUMBER,
    meaning,
    'a number in quotes such as "21", without spaces',
    'un numéro entre guillemets comme "21", sans espaces',
  );

/** More entries than a house has numbers; a bound so that no file makes the unit large. */
const MOST_NUMBERS = 500;

const lineSettings = v.strictObject({
  driver: v.optional(
    choice(LINE_DRIVERS, 'What the line is: a real baresip, or a simulation within the unit.'),
    'baresip',
  ),
  name: v.optional(label(40, 'What calls and the page call this line.'), 'Ligne 1'),
  control_host: v.optional(
    form(
      LOOPBACK,
      "Where baresip's ctrl_tcp listens. It asks for no password: never let it listen elsewhere.",
      'an address of this machine such as "127.0.0.1"',
      'une adresse de cette machine comme "127.0.0.1"',
    ),
    '127.0.0.1',
  ),
  control_port: v.optional(whole(1, 65535, "Its port, as in baresip's `ctrl_tcp_listen`."), 4444),
  domain: v.optional(
    form(
      HOST_AND_PORT,
      "Stands behind the @ of what is dialled. Left out: the domain of baresip's account.",
      'a host name or address such as "pbx.example", with a port if need be',
      'un nom ou une adresse comme "pbx.example", avec un port au besoin',
    ),
  ),
  internal_numbers: v.optional(
    v.pipe(
      v.array(bareNumber('Callers with one of these numbers are inside the house (rule A5).')),
      v.maxLength(MOST_NUMBERS),
    ),
    [],
  ),
  number_plan: v.optional(
    v.pipe(
      v.record(
        bareNumber('number'),
        sipAddress('SIP addresses of the numbers that are not at `domain`, by number.'),
      ),
      v.maxEntries(MOST_NUMBERS),
    ),
    {},
  ),
  trial_socket: v.optional(
    absolutePath(
      'Only of a simulated line, for trials: Unix socket on which callers are made to ring (firmware-bridge/line/README.md).',
      '/run/gardefil/trial',
    ),
  ),
});

/** A real line has real callers. */
const line = v.pipe(
  lineSettings,
  v.forward(
    v.partialCheck(
      [['driver'], ['trial_socket']],
      ({ driver, trial_socket }) => driver === 'simulated' || trial_socket === undefined,
      'trialOfRealLine',
    ),
    ['trial_socket'],
  ),
);

/** An address or a host name; whether this machine has it shows when the page is served. */
const HOST = /^(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+(\.[0-9.]+)?)$/;

const web = v.strictObject({
  host: v.optional(
    form(
      HOST,
      'Where the page is served: 127.0.0.1 is this machine alone, over plain HTTP; anything else is HTTPS, 0.0.0.0 all its addresses.',
      'an address of this machine such as "192.168.1.20", or "0.0.0.0"',
      'une adresse de cette machine comme "192.168.1.20", ou "0.0.0.0"',
    ),
    '127.0.0.1',
  ),
  port: v.optional(whole(1024, 65535, 'Its port.'), 8080),
});

const crm = v.strictObject({
  url: form(
    /^https?:\/\/[^\s/?#@]+(\/[^\s#]*)?$/,
    'Where the CRM takes what it is told, as signed requests (rules A6, A8).',
    'an address such as "https://crm.example/garde-fil"',
    'une adresse comme "https://crm.example/garde-fil"',
  ),
  secret_file: absolutePath(
    'The file with the secret that signs them: `whsec_` and base64, readable by the unit only.',
    '/etc/gardefil/crm.secret',
  ),
  give_up_after_days: v.optional(
    whole(1, 30, 'An event that could not be delivered for so long is set aside, and the page says so.'),
    5,
  ),
});

const speedKey = v.strictObject({
  key: choice(SPEED_NUMBERS, 'Which speed key.'),
  name: label(40, 'What is written beside it.'),
  number: dialable('What it dials.'),
});

/** Looks at entries that have other faults too, so that every fault is named at once. */
const speed = v.pipe(
  v.array(speedKey),
  v.rawCheck(({ dataset, addIssue }) => {
    const input: readonly { readonly key?: unknown }[] = Array.isArray(dataset.value) ? dataset.value : [];
    const keys = input.map((entry) => entry?.key);
    keys.forEach((key, index) => {
      if (key === undefined || keys.indexOf(key) === index) return;
      addIssue({
        message: 'keyTwice',
        path: [
          { type: 'unknown', origin: 'value', input, key: index, value: input[index] },
          { type: 'unknown', origin: 'value', input: input[index], key: 'key', value: key },
        ],
      });
    });
  }),
);

/** What the configuration file may say, in the file's own spelling and order. */
export const schema = v.strictObject({
  language: v.optional(choice(LANGUAGES, 'What the page and the terminal speak.'), 'fr'),
  unit: section(v.strictObject({ name: v.optional(label(60, 'What the page calls this unit.'), 'Accueil') })),
  hold: section(hold),
  line: section(line),
  panel: section(panel),
  web: section(web),
  register: section(
    v.strictObject({
      file: v.optional(
        absolutePath(
          'The SQLite file of the register; made with its folder if it is not there.',
          '/var/lib/gardefil/register.db',
        ),
        '/var/lib/gardefil/register.db',
      ),
    }),
  ),
  crm: v.optional(crm),
  mail: v.optional(mail),
  log: section(
    v.strictObject({ level: v.optional(choice(LOG_LEVELS, 'The least that is logged.'), 'info') }),
  ),
  speed: v.optional(speed, []),
});

export type Settings = v.InferOutput<typeof schema>;
