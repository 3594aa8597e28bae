import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ANNE, monday } from '../follow-up/testing/office.ts';
import { ORIGIN } from '../testing/facts.ts';
import { memoryFolder } from '../testing/folder.ts';
import { RegisterWriter } from '../writer.ts';
import { messageQueries } from './message-queries.ts';
import { person, sending } from './testing/forms.ts';

/** A register of a house with or without a mail server, with a recipient who has an address and no page. */
function house(file: string, sendsMail: boolean) {
  const writer = new RegisterWriter(file, ORIGIN, { sendsMail });
  onTestFinished(() => writer.close());
  const done = (command: string, input: object): { id: string; version: number } => {
    const moment = { at: 0, wall: monday(10) };
    const answer = writer.ask({ command, input, by: { actor: ANNE, moment } });
    if (!answer.ok) throw new Error(answer.message);
    return answer.value as { id: string; version: number };
  };
  const mail = () => writer.within((db) => messageQueries(db).open()[0]?.mail);
  return { writer, done, mail };
}

function written(file: string, sendsMail: boolean) {
  const { writer, done, mail } = house(file, sendsMail);
  const entry = person({ email: 'lambert@example.test' });
  const recipient = done('directory.save', { id: null, version: 0, entry }).id;
  const { id, version } = done('message.save', sending('other', { recipient }));
  return { writer, done, mail, id, version };
}

describe('a message to somebody with an address, in a house without a mail server', () => {
  const newFile = () => join(memoryFolder(), 'register.db');

  it('is said to be so at once: it must be told, and no mail waits', () => {
    const { mail, done, id, version, writer } = written(newFile(), false);
    expect(mail()).toBe('noServer');
    done('message.told', { id, version, how: 'phone' });
    expect(writer.within((db) => db.prepare('SELECT * FROM mail').all())).toEqual([]);
  });

  it('goes out once there is one', () => {
    const file = newFile();
    written(file, false).writer.close();
    const { writer, mail } = house(file, true);
    writer.minute(monday(11));
    expect(mail()).toBe('waiting');
  });

  it('is told so too if the mail waited for a server that is not there any more', () => {
    const file = newFile();
    written(file, true).writer.close();
    const { writer, mail } = house(file, false);
    writer.minute(monday(11));
    expect(mail()).toBe('noServer');
  });
});
