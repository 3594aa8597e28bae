import * as v from 'valibot';
import type { FactBody } from '../../desk/facts.ts';
import type { Moment, WallTime } from '../../desk/words.ts';
import type { AuditNote } from '../access/audit.ts';
import type { Db } from '../database.ts';
import type { KeptEntry } from '../journal.ts';
import type { EventType } from '../outbox/outbox.ts';
import { type CommandFault, CommandRefused } from './refused.ts';

/** Who asks: a person who is logged in, or the unit itself. */
export interface Actor {
  /** The user's id; `unit` for the unit itself, `practice` for whoever practises. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export const ROLES = ['receptionist', 'manager', 'technician', 'recipient'] as const;
export type Role = (typeof ROLES)[number];

/** Under which circumstances a command is carried out. */
export interface By {
  readonly actor: Actor;
  readonly moment: Moment;
}

/** Within one transaction; returns what is answered, plain data. Refuses by throwing CommandRefused. */
export interface Command {
  (input: unknown, by: By): unknown;
  /** Of what was carried out; the writer puts it into the audit log in the same transaction. None: not audited. */
  readonly audit?: (input: unknown, output: unknown) => AuditNote;
}

/**
 * One part of the register (directory, messages, ...) on one open database. Everything it is told runs within the writer's
 * transactions: all of it is on the disk afterwards, or none.
 */
export interface Area {
  /** By full name, such as `directory.save`; names are unique over all areas. */
  readonly commands?: Readonly<Record<string, Command>>;
  /** Called for every fact in the fact's own transaction, after the call's rows were brought up to date. */
  readonly onFact?: (kept: KeptEntry) => void;
  /** Called once a minute, in a transaction of its own, and when the register was opened. */
  readonly onMinute?: (wall: WallTime) => void;
}

/** What an area may use of the writer. */
export interface AreaMeans {
  readonly db: Db;
  /** Journals a fact about a call that the register was told of by a person, and brings the call's rows up to date. */
  readonly record: (body: FactBody, by: By) => void;
  /**
   * Tells the CRM, if there is one, in the same transaction: `subject` is the call or message that it is about, `data` what
   * device/register/outbox/events.schema.json says of that type.
   */
  readonly emit: (type: EventType, subject: string, data: object, wall: WallTime) => void;
  /** Whether the wall clock can be trusted to say how old something is. */
  readonly isClockTrusted: () => boolean;
  /** What this transaction erases must be nowhere afterwards: once it is committed, the write-ahead log is emptied. */
  readonly erased: () => void;
  /** Whether there is a mail server to take what waits for one; left out: there is. */
  readonly sendsMail?: boolean;
  /** A short id that nobody can guess, unique for ever; `prefix` tells people what it names. */
  readonly newId: (prefix: string) => string;
}

export type OpenArea = (means: AreaMeans) => Area;

/**
 * A command whose input is checked against `schema` first; every fault is told, each with its field. `audit`: its entry in
 * the audit log, such as `({ id }) => ({ record: id })`; every change that a person makes to what others rely on has one.
 */
export function command<Input, Output>(
  schema: v.GenericSchema<unknown, Input>,
  run: (input: Input, by: By) => Output,
  audit?: (input: Input, output: Output) => AuditNote,
): Command {
  const checked = (given: unknown, by: By): Output => {
    const result = v.safeParse(schema, given);
    if (result.success) return run(result.output, by);
    const faults = result.issues.map(
      (issue): CommandFault => ({
        path: v.getDotPath(issue) ?? '',
        allowed: saysItself(issue) ? (issue.expected ?? issue.message) : issue.message,
      }),
    );
    throw new CommandRefused('Register_NotValid', 'what was sent has faults: see each field', faults);
  };
  // It has run: input and output are what the types say.
  return audit ? Object.assign(checked, { audit: audit as NonNullable<Command['audit']> }) : checked;
}

/** Whether its message is the library's own, which says again what was sent, however long that is. */
function saysItself({ kind, message, received }: v.BaseIssue<unknown>): boolean {
  return kind === 'schema' || message.endsWith(`eceived ${received}`);
}

/** An id that the register has given out. */
export const givenId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** Text typed by a person: without surrounding spaces, line breaks as \n, at most `most` characters. */
export const typedText = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.replace(/\r\n?/g, '\n').trim()),
    v.check(
      (text) => text.length >= least && text.length <= most,
      least === 0 ? `a text of at most ${most} characters` : `a text of ${least} to ${most} characters`,
    ),
  );
