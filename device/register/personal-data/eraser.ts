import type { Db } from '../database.ts';
import type { ClosingLine } from '../follow-up/follow-up.ts';
import type { Clearing } from './clearing.ts';
import type { Found } from './person-query.ts';
import type { Erased, PersonClosing } from './personal-data.ts';

/** Erased at once: some 100 ms, while nothing else is written. Whoever asks is told what is left, and asks again. */
const AT_ONCE = 250;

/** Erases what was found of one person, as much as may be at once; within the caller's transaction. */
export function eraser(db: Db, clearing: Clearing): (found: Found) => Erased {
  const events = db.prepare<[string]>('DELETE FROM outbox_event WHERE subject = ?');
  const message = db.prepare<[string]>('DELETE FROM message WHERE id = ?');
  const followUp = db.prepare<[string]>('DELETE FROM follow_up WHERE id = ?');
  const contact = db.prepare<[string]>('DELETE FROM contact WHERE id = ?');
  const callOf = db.prepare<[number], string>('SELECT id FROM call WHERE key = ?').pluck();
  const eraseClosing = closingEraser(db);

  function eraseCall(key: number): void {
    const call = callOf.get(key);
    if (call === undefined) return;
    clearing.clearCall(key, call, null);
    events.run(call);
  }

  function eraseMessage(id: string): void {
    events.run(id);
    message.run(id);
  }

  return (found) => {
    const some = upTo(AT_ONCE);
    for (const closing of found.closings) eraseClosing(closing);
    // Calls last: what belongs to them is found by them.
    const messages = each(some(found.messages), eraseMessage);
    const followUps = each(some(found.followUps), (id) => followUp.run(id));
    const contacts = each(some(found.contacts), (id) => contact.run(id));
    const calls = each(some(found.calls), eraseCall);
    const all = [found.messages, found.followUps, found.contacts, found.calls].flat().length;
    const left = all - calls - messages - followUps - contacts;
    if (left === 0) clearing.clearNumber(found.tail);
    return { calls, messages, followUps, contacts, left };
  };
}

/** Takes the name out of the line of a signed day. The line itself stays: somebody has signed for it. */
function closingEraser(db: Db): (closing: PersonClosing) => void {
  const content = db
    .prepare<[string, number], string>('SELECT content FROM day_closing WHERE day = ? AND number = ?')
    .pluck();
  const put = db.prepare<[string, string, number]>(
    'UPDATE day_closing SET content = ? WHERE day = ? AND number = ?',
  );
  return ({ day, number, id }) => {
    const lines = JSON.parse(content.get(day, number) ?? '[]') as ClosingLine[];
    const without = lines.map((line) => (line.id === id ? { ...line, name: null } : line));
    put.run(JSON.stringify(without), day, number);
  };
}

/** Takes from one list after the other, no more than so many from all of them. */
function upTo(most: number): <Each>(list: readonly Each[]) => readonly Each[] {
  let left = most;
  return (list) => {
    const part = list.slice(0, left);
    left -= part.length;
    return part;
  };
}

function each<Each>(list: readonly Each[], run: (one: Each) => unknown): number {
  for (const one of list) run(one);
  return list.length;
}
