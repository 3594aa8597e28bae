import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Fact } from '../../desk/facts.ts';
import type { By } from '../area/area.ts';
import { FORMS, sending } from '../message/testing/forms.ts';
import { callStarted, FactMaker, heldCall, ORIGIN, WALL_AT_0 } from '../testing/facts.ts';
import { memoryFolder } from '../testing/folder.ts';
import { RegisterWriter } from '../writer.ts';
import { EVENT_TYPES } from './outbox.ts';
import { outboxQueries } from './outbox-queries.ts';

const BY: By = {
  actor: { id: 'u-1', name: 'Anne', role: 'manager' },
  moment: { at: 100_000, wall: WALL_AT_0 + 100_000 },
};

const SCHEMA = v.parse(
  v.looseObject({
    $defs: v.record(v.string(), v.looseObject({ properties: v.optional(v.record(v.string(), v.any())) })),
  }),
  JSON.parse(readFileSync(join(import.meta.dirname, 'events.schema.json'), 'utf8')),
);
const partsOf = (what: string) => Object.keys(SCHEMA.$defs[what]?.properties ?? {}).sort();

function register(facts: readonly Fact[], tellsCrm = true) {
  const file = join(memoryFolder(), 'register.db');
  const writer = new RegisterWriter(file, ORIGIN, { tellsCrm });
  writer.write(facts);
  const db = new Database(file, { readonly: true });
  onTestFinished(() => {
    db.close();
    writer.close();
  });
  const events = () =>
    db
      .prepare<[], { type: string; body: string }>('SELECT type, body FROM outbox_event ORDER BY key')
      .all()
      .map(({ type, body }) => ({ type, ...JSON.parse(body) }));
  return { writer, db, events };
}

describe('what the CRM is told of calls', () => {
  it('is each call that is over, once, with all that became of it (rule A8)', () => {
    const facts = heldCall(new FactMaker(), 's1-1');
    const { events, writer } = register(facts);
    writer.write(facts);
    expect(events()).toHaveLength(1);
    expect(events()[0]).toMatchObject({
      type: 'call.finished',
      timestamp: new Date(WALL_AT_0 + 55_000).toISOString(),
      data: {
        call: 's1-1',
        number: '0199001234',
        outcome: 'message',
        ringSeconds: 5,
        talkSeconds: 19,
        holdSeconds: 31,
        checkIns: ['onTime'],
      },
    });
  });

  it('is not a call that is still open, nor one to a recipient', () => {
    const maker = new FactMaker();
    const open = heldCall(maker, 's1-1').slice(0, -1);
    const consultation = [
      maker.at(1, { ...callStarted('s1-2'), consultationFor: 's1-1' }),
      maker.at(2, { type: 'callEnded', call: 's1-2', by: 'peer', reason: 'hungUp', detail: '' }),
    ];
    expect(register([...open, ...consultation]).events()).toEqual([]);
  });

  it('is told again when somebody says afterwards what became of it', () => {
    const { writer, events } = register(heldCall(new FactMaker(), 's1-1'));
    const answer = writer.ask({
      command: 'call.setReason',
      input: { call: 's1-1', reason: 'appointment' },
      by: BY,
    });
    expect(answer).toMatchObject({ ok: true });
    expect(events().map(({ type, data }) => [type, data.reason])).toEqual([
      ['call.finished', null],
      ['call.updated', 'appointment'],
    ]);
  });

  it('is told again with each note that somebody writes of it afterwards, and not while it is open', () => {
    const facts = heldCall(new FactMaker(), 's1-1');
    const { writer, events } = register(facts.slice(0, -1));
    const note = (text: string, version: number) =>
      writer.ask({ command: 'call.setNote', input: { call: 's1-1', note: text, version }, by: BY });
    expect(note('pendant', 0)).toEqual({ ok: true, value: 1 });
    writer.write(facts.slice(-1));
    expect(note('après', 1)).toEqual({ ok: true, value: 2 });
    expect(note('trop tard', 1)).toMatchObject({ code: 'Calls_NoteChanged' });
    expect(note('', 2)).toEqual({ ok: true, value: 3 });
    expect(events().map(({ type, data }) => [type, data.note])).toEqual([
      ['call.finished', 'pendant'],
      ['call.updated', 'après'],
      ['call.updated', null],
    ]);
    expect(events()[1]).toMatchObject({
      timestamp: new Date(BY.moment.wall).toISOString(),
      data: { call: 's1-1', outcome: 'message' },
    });
  });

  it('is nothing where there is no CRM', () => {
    expect(register(heldCall(new FactMaker(), 's1-1'), false).events()).toEqual([]);
  });

  it('stands in the published schema, every part of it', () => {
    const event = register(heldCall(new FactMaker(), 's1-1')).events()[0];
    expect(Object.keys(event.data).sort()).toEqual(partsOf('call'));
    const types = JSON.stringify(SCHEMA);
    for (const type of EVENT_TYPES) expect(types).toContain(`"${type}"`);
  });
});

describe('what the CRM is told of messages', () => {
  const done = (writer: RegisterWriter, command: string, input: unknown) => {
    const answer = writer.ask({ command, input, by: BY });
    if (!answer.ok) throw new Error(answer.message);
    return answer.value as { id: string; version: number };
  };
  const flag = (maker: FactMaker, on: boolean) =>
    maker.at(60_000, { type: 'callFlagged', call: 's1-1', flag: 'aggressive', on });

  it('is that one was withdrawn which it was told of, and that it is there again', () => {
    const maker = new FactMaker();
    const { writer, events } = register(heldCall(maker, 's1-1'));
    for (const on of [true, false, true]) writer.write([flag(maker, on)]);
    const told = events().filter(({ type }) => type.startsWith('message.'));
    expect(told.map(({ type }) => type)).toEqual(['message.written', 'message.withdrawn', 'message.written']);
    expect(new Set(told.map(({ data }) => data.message)).size).toBe(1);
  });

  it('is nothing of a draft, however it ends', () => {
    const { writer, events } = register([]);
    const { id, version } = done(writer, 'message.save', sending('other', { send: false }));
    done(writer, 'message.discard', { id, version });
    expect(events()).toEqual([]);
  });

  it('is each correction, with all that was added', () => {
    const { writer, events } = register([]);
    const { id, version: written } = done(writer, 'message.save', sending('other'));
    const { version } = done(writer, 'message.told', { id, version: written, how: 'phone' });
    done(writer, 'message.add', { id, version, text: 'Le genou droit' });
    expect(events().map(({ type, data }) => [type, data.added])).toEqual([
      ['message.written', []],
      ['message.acknowledged', []],
      ['message.written', ['Le genou droit']],
    ]);
  });

  it('stands in the published schema, every part of it', () => {
    const { writer, events } = register([]);
    done(
      writer,
      'message.save',
      sending('appointment', { details: { ...FORMS.appointment.details, day: '2031-03-06' } }),
    );
    expect(events()[0].type).toBe('appointment.requested');
    expect(Object.keys(events()[0].data).sort()).toEqual(partsOf('message'));
  });
});

describe('dead letters', () => {
  it('are sent again when somebody asks for it: one, or all', () => {
    const { writer, db } = register(
      ['s1-1', 's1-2', 's1-3']
        .flatMap((call) => heldCall(new FactMaker(), call))
        .map((fact, at) => ({ ...fact, sequence: at + 1 })),
    );
    writer.within((open) => open.exec("UPDATE outbox_event SET state = 'dead'"));
    const { rows, state } = outboxQueries(db);
    const [first] = rows('dead');
    const resend = (input: unknown) => writer.ask({ command: 'outbox.resend', input, by: BY });
    expect(resend({ ids: [first?.id] })).toEqual({ ok: true, value: { count: 1 } });
    expect(state(BY.moment.wall)).toMatchObject({ waiting: 1, dead: 2 });
    expect(resend({})).toEqual({ ok: true, value: { count: 2 } });
    expect(resend({ ids: ['nobody knows this'] })).toEqual({ ok: true, value: { count: 0 } });
    expect(resend({ ids: 7 })).toMatchObject({ ok: false, code: 'Register_NotValid' });
  });
});
