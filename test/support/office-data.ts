import { OutboxQueue } from '../../device/register/outbox/outbox-queue.ts';
import { RegisterWriter } from '../../device/register/writer.ts';
import { weekOfFacts } from '../../scripts/fill/week.ts';
import type { Actor, RegisterCommands } from '../../web-admin/api.ts';

export type Amount = 'empty' | 'ordinary' | 'crowded';

interface Counts {
  /** Of five days, the last of them today. */
  readonly calls: number;
  readonly entries: number;
  readonly messages: number;
  readonly promises: number;
  readonly users: number;
  /** Changes of a setting: each is an entry of the audit log. */
  readonly changes: number;
  /** Events that the CRM did not take. */
  readonly dead: number;
}

const COUNTS: Readonly<Record<Exclude<Amount, 'empty'>, Counts>> = {
  ordinary: { calls: 40, entries: 8, messages: 5, promises: 3, users: 4, changes: 10, dead: 3 },
  crowded: { calls: 2000, entries: 120, messages: 60, promises: 40, users: 30, changes: 200, dead: 90 },
};

const DAY = 24 * 3_600_000;
const MANAGER: Actor = { id: 'u-0', name: 'Anne Martin', role: 'manager' };

/** 60 characters, and no place to break. */
export const LONG_NAME = 'Anne-Sophie-de-La-Rochefoucauld-Montmorency-Castelnau-Marsan';
const NAMES = [
  'Dr Marchand',
  'Camille Roche',
  LONG_NAME,
  'Laboratoire du Marché',
  'Mme Garnier',
  'Service de nuit',
];
const name = (at: number) => NAMES[at % NAMES.length] ?? '';
/** Unlike those of the calls, which begin with 0199000. */
const number = (at: number) => `01 99 00 1${String(at % 10)} ${String(10 + (at % 80))}`;

/** Somebody who can log in with the code that they are given. */
export type Person = RegisterCommands['users.add']['input'];

/**
 * Fills the register at `file` with invented data, as if it had been told all of it until `now`; `people` as well, with two
 * messages for each recipient among them. Returns their codes, in their order.
 */
export function fillOffice(
  file: string,
  amount: Exclude<Amount, 'empty'>,
  now: number,
  people: readonly Person[] = [],
): string[] {
  const counts = COUNTS[amount];
  const writer = new RegisterWriter(file, { session: 'w0', boot: 'invented' }, { tellsCrm: true });
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  writer.write(weekOfFacts(counts.calls, midnight - 4 * DAY, 7));
  const tell = tellAs(writer, now);
  tellAll(tell, counts);
  const codes = people.map((person) => addPerson(tell, person));
  leaveInOutbox(writer, counts.dead, now);
  writer.minute(now);
  writer.close();
  return codes;
}

type Tell = <Name extends keyof RegisterCommands>(
  command: Name,
  input: RegisterCommands[Name]['input'],
) => RegisterCommands[Name]['output'];

function tellAs(writer: RegisterWriter, now: number): Tell {
  const by = { actor: MANAGER, moment: { at: 0, wall: now } };
  return (command, input) => {
    const answer = writer.ask({ command, input, by });
    if (!answer.ok) throw new Error(`the register refuses ${command}: ${JSON.stringify(answer)}`);
    return answer.value as never;
  };
}

function tellAll(tell: Tell, counts: Counts): void {
  tell('settings.save', { name: 'house', value: 'Cabinet des Tilleuls' });
  tell('settings.save', { name: 'holidays', value: [{ day: '2026-12-25', name: 'Noël' }] });
  for (let at = 0; at < counts.changes; at += 1) tell('settings.save', { name: 'longTalk', value: at % 100 });
  for (let at = 0; at < counts.entries; at += 1) addEntry(tell, at);
  for (let at = 0; at < counts.messages; at += 1) addMessage(tell, at);
  for (let at = 0; at < counts.promises; at += 1) addPromise(tell, at);
  for (let at = 0; at < counts.users; at += 1) addUser(tell, at);
}

function addEntry(tell: Tell, at: number): void {
  const kind = (['person', 'service', 'caller'] as const)[at % 3] ?? 'caller';
  tell('directory.save', {
    id: null,
    version: 0,
    entry: {
      ...{ kind, name: `${name(at)}${at < NAMES.length ? '' : ` ${at}`}`, role: at % 2 ? 'accueil' : '' },
      ...{ numbers: [{ label: 'bureau', number: number(at) }], email: `qui${at}@example.org`, language: '' },
      ...{
        note: at % 3 ? '' : 'Ne pas déranger le matin.',
        speed: null,
        hours: null,
        absences: [],
        deputy: null,
      },
    },
  });
}

function addPerson(tell: Tell, person: Person): string {
  const { id, code } = tell('users.add', person);
  if (person.role === 'recipient') for (const at of [1000, 1001]) addMessage(tell, at, `user:${id}`);
  return code;
}

function addMessage(tell: Tell, at: number, recipient: string | null = null): void {
  const text =
    at % 4 ? 'Voudrait savoir si le résultat est là.' : `Longue demande : ${'et encore un mot '.repeat(30)}`;
  tell('message.save', {
    ...{ kind: 'other', details: { purpose: 'Résultat' }, call: null, recipient, name: name(at + 1) },
    ...{ caller: name(at), number: number(at), text, promised: null, collectFrom: null },
    ...{ draft: `office-${at}`, version: 0, send: at % 5 !== 4 },
  });
}

function addPromise(tell: Tell, at: number): void {
  const note = `Demande n° ${at + 1} : se renseigner sur l’horaire`;
  tell('followUp.promise', { draft: `p-${at}`, call: null, caller: name(at), number: number(at), note });
}

function addUser(tell: Tell, at: number): void {
  const role = (['receptionist', 'manager', 'technician', 'recipient'] as const)[at % 4] ?? 'recipient';
  tell('users.add', { login: `qui${at}`, name: name(at), role, deputy: false });
}

/** Most of them sent, some given up, five that wait. */
function leaveInOutbox(writer: RegisterWriter, dead: number, now: number): void {
  writer.within((db) => {
    const queue = new OutboxQueue(db);
    for (let at = 0; at < dead; at += 1) {
      const event = queue.first();
      if (event) queue.markDead(event, now - DAY, 'the receiver refuses it with 422');
    }
    db.prepare(
      `UPDATE outbox_event SET state = 'sent', tries = 1, sent = ?
       WHERE state = 'waiting' AND key NOT IN (SELECT key FROM outbox_event ORDER BY key DESC LIMIT 5)`,
    ).run(now);
  });
}
