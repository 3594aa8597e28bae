import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkChain } from '../register/access/audit-chain.ts';
import { auditChain } from '../register/access/audit-queries.ts';
import type { GivenCode, UsersCommands } from '../register/access/users.ts';
import { usersQuery } from '../register/access/users-queries.ts';
import type { Actor } from '../register/area/area.ts';
import type { RegisterAnswer } from '../register/area/request.ts';
import { ReaderConnection } from '../register/reader-connection.ts';
import { RegisterWriter } from '../register/writer.ts';
import type { AccessCli } from './access.ts';
import { ACCESS_WORDS } from './access-words.ts';
import type { ExitCode } from './program.ts';

type Told = Pick<AccessCli, 'language' | 'stdout' | 'stderr'>;
type Clock = () => number;

/** Whoever can run programs on the unit may do what a manager may: the audit log says that it was done at the terminal. */
const TERMINAL: Actor = { id: 'unit', name: 'Garde-fil', role: 'manager' };

export function listUsers(cli: Told, file: string, clock: Clock = Date.now): ExitCode {
  return reading(cli, file, (connection) => {
    const users = connection.statements(usersQuery)?.(clock());
    if (!users) return null;
    const { roles, states, nobody } = ACCESS_WORDS[cli.language];
    const lines = users.map(({ login, name, role, deputy, disabled, password }) =>
      [login, name, roles[role] + (deputy ? ' *' : ''), states[disabled ? 'disabled' : password]].join('\t'),
    );
    cli.stdout(`${lines.length > 0 ? lines.join('\n') : nobody}\n`);
    return 0;
  });
}

export function addUser(
  cli: Told,
  file: string,
  input: UsersCommands['users.add']['input'],
  clock: Clock = Date.now,
): ExitCode {
  return writing(cli, file, (writer) => {
    const answer = writer.ask({ command: 'users.add', input, by: byTerminal(clock) });
    return tellCode(cli, answer);
  });
}

export function resetUser(cli: Told, file: string, login: string, clock: Clock = Date.now): ExitCode {
  return writing(cli, file, (writer) => {
    const users = writer.within(usersQuery)(clock());
    const user = users.find((each) => each.login === login.trim().toLowerCase());
    if (user === undefined) {
      const known = users.map((each) => each.login).join(', ');
      return fail(cli, ACCESS_WORDS[cli.language].noSuchUser(login, known));
    }
    const input = { id: user.id };
    return tellCode(cli, writer.ask({ command: 'users.reset', input, by: byTerminal(clock) }));
  });
}

export function verifyAudit(cli: Told, file: string, notedHead?: string): ExitCode {
  const words = ACCESS_WORDS[cli.language];
  return reading(cli, file, (connection) => {
    const entries = connection.statements(auditChain);
    if (!entries) return null;
    const verdict = checkChain(entries, notedHead);
    if (verdict.ok) cli.stdout(`${words.whole(verdict.entries, verdict.head)}\n`);
    else cli.stdout(`${words.broken(verdict.broken, verdict.entries, words.breaks[verdict.why])}\n`);
    return verdict.ok ? 0 : 1;
  });
}

export function showCertificate(cli: Told, file: string): ExitCode {
  const words = ACCESS_WORDS[cli.language];
  const certificateFile = join(dirname(file), 'certificate.pem');
  let pem: string;
  try {
    pem = readFileSync(certificateFile, 'utf8');
  } catch {
    return fail(cli, words.noCertificate(certificateFile));
  }
  const certificate = pem.slice(Math.max(0, pem.indexOf('-----BEGIN CERTIFICATE')));
  const { fingerprint256, subjectAltName = '', validTo } = new X509Certificate(certificate);
  const names = subjectAltName.replace(/(DNS|IP Address):/g, '');
  cli.stdout(`${words.certificateIs(fingerprint256, names, validTo)}\n`);
  return 0;
}

function byTerminal(clock: Clock) {
  const moment = { at: Number(process.hrtime.bigint()) / 1e6, wall: clock() };
  return { actor: TERMINAL, moment };
}

function tellCode(cli: Told, answer: RegisterAnswer): ExitCode {
  if (!answer.ok) {
    const faults = (answer.faults ?? []).map(({ path, allowed }) => `\n  ${path}: ${allowed}`).join('');
    return fail(cli, answer.message + faults);
  }
  const { login, code, until } = answer.value as GivenCode;
  const day = new Intl.DateTimeFormat(cli.language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(until);
  cli.stdout(`${ACCESS_WORDS[cli.language].code(login, code, day)}\n`);
  return 0;
}

/** `work` answers null if this is no register that this program knows. */
function reading(cli: Told, file: string, work: (connection: ReaderConnection) => ExitCode | null): ExitCode {
  if (!standIn(cli, file)) return 1;
  const connection = new ReaderConnection(file);
  try {
    return work(connection) ?? fail(cli, ACCESS_WORDS[cli.language].notReadable(file));
  } finally {
    connection.close();
  }
}

/**
 * Writes beside the register worker, if the unit runs: each waits up to 2 s for the other's transaction, which takes
 * milliseconds, and neither keeps anything of the file in mind that the other could change.
 */
function writing(cli: Told, file: string, work: (writer: RegisterWriter) => ExitCode): ExitCode {
  if (!standIn(cli, file)) return 1;
  const writer = new RegisterWriter(file, { session: 'terminal', boot: 'terminal' });
  try {
    return work(writer);
  } finally {
    writer.close();
  }
}

/** Nothing is made here, and nothing may be left that the unit's own user could not open: root becomes that user. */
function standIn(cli: Told, file: string): boolean {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined) return fail(cli, ACCESS_WORDS[cli.language].noRegister(file)) === 0;
  if (process.getuid?.() === 0 && there.uid !== 0) {
    process.setgid?.(there.gid);
    process.setuid?.(there.uid);
  }
  return true;
}

function fail(cli: Told, message: string): ExitCode {
  cli.stderr(`gardefil: ${message}\n`);
  return 1;
}
