import { describe, expect, it } from 'vitest';
import { BORIS, monday, Office } from '../follow-up/testing/office.ts';
import type { Saved } from './message.ts';
import { messageQueries } from './message-queries.ts';
import { FORMS, person, sending } from './testing/forms.ts';
import { houseWithDoctor } from './testing/house.ts';

const KINDS = Object.keys(FORMS) as (keyof typeof FORMS)[];

describe('a message', () => {
  it.each(KINDS)('of the kind %s is written with all that its form asks for', (kind) => {
    const { rig, one } = houseWithDoctor();
    const { id } = rig.done<Saved>('message.save', sending(kind));
    expect(one(id)).toMatchObject({
      kind,
      state: 'written',
      name: 'Dr Lambert',
      details: FORMS[kind].details,
    });
  });

  it.each([
    ['physiotherapy', { sessions: null }, 'details.sessions'],
    ['physiotherapy', { sessions: 0 }, 'details.sessions'],
    ['physiotherapy', { sessions: 1.5 }, 'details.sessions'],
    ['physiotherapy', { indication: ' ' }, 'details.indication'],
    ['physiotherapy', { atHome: null }, 'details.atHome'],
    ['physiotherapy', { sundays: 'no' }, 'details.sundays'],
    ['prescription', { medicines: [] }, 'details.medicines'],
    ['prescription', { medicines: [{ name: 'Doliprane', dosage: '' }] }, 'details.medicines.0.dosage'],
    ['specialist', { specialist: '' }, 'details.specialist'],
    ['specialist', { specialty: '' }, 'details.specialty'],
    ['specialist', { reason: '' }, 'details.reason'],
    ['specialist', { day: '' }, 'details.day'],
    ['specialist', { day: '2031-02-30' }, 'details.day'],
    ['specialist', { time: '9h' }, 'details.time'],
    ['documents', { what: '' }, 'details.what'],
    ['documents', { from: 'x'.repeat(100_000) }, 'details.from'],
    ['documents', { sent: '' }, 'details.sent'],
    ['appointment', { spelled: false }, 'details.spelled'],
    ['appointment', { surname: '' }, 'details.surname'],
    ['appointment', { time: '' }, 'details.time'],
    ['other', { purpose: '' }, 'details.purpose'],
    ['other', { purpose: ['x'] }, 'details.purpose'],
  ] as const)(
    'of the kind %s is refused with %j, field by field, and nothing is written',
    (kind, part, path) => {
      const { rig, open } = houseWithDoctor();
      const details = { ...FORMS[kind].details, ...part };
      const answer = rig.ask('message.save', sending(kind, { details }));
      expect(answer).toMatchObject({ ok: false, code: 'Register_NotValid', faults: [{ path }] });
      expect(open()).toEqual([]);
    },
  );

  it.each([
    ['name', ''],
    ['caller', ''],
    ['number', 'call me'],
    ['text', 'x'.repeat(4001)],
    ['promised', 1],
    ['recipient', 'user:nobody'],
    ['collectFrom', 'tomorrow'],
  ])('is refused with %s %j', (path, value) => {
    const { rig } = houseWithDoctor();
    const answer = rig.ask('message.save', sending('physiotherapy', { [path]: value }));
    expect(answer).toMatchObject({ ok: false, faults: [{ path }] });
  });

  it('tells every fault of a form at once', () => {
    const { rig } = houseWithDoctor();
    const details = { sessions: null, indication: '', atHome: null, sundays: null };
    const answer = rig.ask('message.save', sending('physiotherapy', { name: '', details }));
    expect(answer).toMatchObject({ ok: false, faults: { length: 5 } });
  });

  it('of an unknown kind, or no object at all, is refused', () => {
    const { rig } = houseWithDoctor();
    for (const input of [{ ...sending('other'), kind: 'rumour' }, null, 'x', []]) {
      expect(rig.ask('message.save', input)).toMatchObject({ ok: false, code: 'Register_NotValid' });
    }
  });

  it('keeps HTML as the text that it is', () => {
    const { rig, one } = houseWithDoctor();
    const { id } = rig.done<Saved>(
      'message.save',
      sending('other', { text: '<img src=x onerror=alert(1)>' }),
    );
    expect(one(id)?.text).toBe('<img src=x onerror=alert(1)>');
  });

  it('is promised within two hours of opening time, and collected from the next opening day', () => {
    const { rig } = houseWithDoctor();
    rig.now = monday(18, 0, 4);
    const saved = rig.done<Saved>('message.save', sending('prescription'));
    expect(saved).toMatchObject({ promised: monday(9, 0, 7), collectFrom: '2031-02-10' });
  });

  it('is collected from the day that was said, or the next one on which the house is open', () => {
    const { rig } = houseWithDoctor();
    const saved = rig.done<Saved>('message.save', sending('specialist', { collectFrom: '2031-02-08' }));
    expect(saved.collectFrom).toBe('2031-02-10');
    expect(rig.done<Saved>('message.save', sending('other', { draft: 'd-2' })).collectFrom).toBeNull();
  });

  it('closes the line of its call that waited for it to be written', () => {
    const { rig } = houseWithDoctor();
    rig.call('s1-1', 'message');
    expect(rig.open).toMatchObject([{ kind: 'writeMessage' }]);
    rig.done('message.save', sending('other', { call: 's1-1' }));
    rig.outcome('s1-1', 'message');
    expect(rig.open).toEqual([]);
  });

  it('is there once, however often it is sent', () => {
    const { rig, open } = houseWithDoctor();
    const first = rig.done<Saved>('message.save', sending('other'));
    expect(rig.done<Saved>('message.save', sending('other'))).toEqual(first);
    expect(open()).toHaveLength(1);
  });
});

describe('a draft', () => {
  it('may be unfinished; it is finished or thrown away later', () => {
    const { rig, one } = houseWithDoctor();
    const unfinished = { name: '', caller: '', details: { medicines: [] }, send: false };
    const draft = rig.done<Saved>('message.save', sending('prescription', unfinished));
    expect(one(draft.id)).toMatchObject({ state: 'draft', promised: null });
    const finished = rig.done<Saved>('message.save', sending('prescription', { version: 1 }));
    expect(finished.id).toBe(draft.id);
    expect(rig.ask('message.discard', { id: draft.id, version: finished.version })).toMatchObject({
      code: 'Message_NotDraft',
    });
  });

  it('that is thrown away is closed', () => {
    const { rig, one, open } = houseWithDoctor();
    const { id, version } = rig.done<Saved>('message.save', sending('other', { send: false }));
    rig.done('message.discard', { id, version });
    expect(one(id)).toMatchObject({ state: 'discarded' });
    expect(open()).toEqual([]);
  });

  it('is for nobody yet', () => {
    const { rig, doctor, to, mine } = houseWithDoctor();
    const { id } = rig.done<Saved>('message.save', sending('other', { ...to, send: false }));
    expect(mine(doctor)).toEqual([]);
    expect(rig.ask('message.see', { id }, doctor)).toMatchObject({ code: 'Message_NotThere' });
    expect(rig.ask('message.told', { id, version: 1, how: 'phone' })).toMatchObject({
      code: 'Message_NotWritten',
    });
  });
});

describe('a message on its way', () => {
  it('is sent to the page of its recipient, seen, acknowledged: each step with who and when', () => {
    const { rig, doctor, to, one, mine } = houseWithDoctor();
    const { id } = rig.done<Saved>('message.save', sending('other', to));
    expect(one(id)).toMatchObject({ state: 'sent' });
    expect(mine(doctor).map((message) => message.id)).toEqual([id]);
    rig.now = monday(11);
    rig.done('message.see', { id }, doctor);
    expect(one(id)).toMatchObject({ state: 'seen' });
    rig.now = monday(11, 5);
    rig.done('message.acknowledge', { id }, doctor);
    expect(one(id)).toMatchObject({
      state: 'acknowledged',
      closed: monday(11, 5),
      events: [
        { type: 'written', actorName: 'Anne', at: monday(10) },
        { type: 'sent', text: 'page', actor: 'unit' },
        { type: 'seen', text: 'page', actorName: 'Dr Lambert', at: monday(11) },
        { type: 'acknowledged', text: 'page', actorName: 'Dr Lambert', at: monday(11, 5) },
      ],
    });
  });

  it('is nobody else’s to see or to acknowledge: they are told that there is none', () => {
    const { rig, owner, to } = houseWithDoctor();
    const { id } = rig.done<Saved>('message.save', sending('other', to));
    for (const command of ['message.see', 'message.acknowledge']) {
      expect(rig.ask(command, { id }, owner)).toMatchObject({ ok: false, code: 'Message_NotThere' });
      expect(rig.ask(command, { id }, BORIS)).toMatchObject({ ok: false, code: 'Message_NotThere' });
    }
  });

  it.each(['inPerson', 'phone', 'crm'] as const)('is acknowledged by a recipient who was told: %s', (how) => {
    const { rig, one } = houseWithDoctor();
    const { id, version } = rig.done<Saved>('message.save', sending('other'));
    rig.done('message.told', { id, version, how }, BORIS);
    expect(one(id)?.events.at(-1)).toMatchObject({ type: 'acknowledged', text: how, actorName: 'Boris' });
  });

  it('can be changed as long as nobody has seen it, and is locked from then on', () => {
    const { rig, doctor, to, one } = houseWithDoctor();
    const { id, version } = rig.done<Saved>('message.save', sending('other', to));
    const again = sending('other', { ...to, version, text: 'urgent' });
    const { version: next } = rig.done<Saved>('message.save', again);
    expect(one(id)).toMatchObject({ text: 'urgent', state: 'sent' });
    rig.done('message.see', { id }, doctor);
    const late = rig.ask('message.save', { ...again, version: next + 1, text: 'later' });
    expect(late).toMatchObject({ ok: false, code: 'Message_Locked' });
    expect(one(id)?.text).toBe('urgent');
  });

  it('takes corrections once it was seen: it goes out again and is to be acknowledged anew', () => {
    const { rig, doctor, to, one } = houseWithDoctor();
    const { id, version } = rig.done<Saved>('message.save', sending('other', to));
    expect(rig.ask('message.add', { id, version, text: 'x' })).toMatchObject({ code: 'Message_NotSeen' });
    const acknowledged = rig.done<Saved>('message.acknowledge', { id }, doctor);
    rig.now = monday(15);
    rig.done('message.add', { id, version: acknowledged.version, text: 'Le genou droit' });
    expect(one(id)).toMatchObject({ state: 'sent', closed: null, promised: monday(17) });
    rig.done('message.acknowledge', { id }, doctor);
    expect(one(id)?.events.map(({ type }) => type)).toEqual([
      ...['written', 'sent', 'seen', 'acknowledged'],
      ...['added', 'sent', 'seen', 'acknowledged'],
    ]);
  });

  it('that two people edit: the second one is told who was faster, and nothing of either is lost', () => {
    const { rig, one } = houseWithDoctor();
    const { id, version } = rig.done<Saved>('message.save', sending('other'));
    rig.done('message.save', sending('other', { version, text: 'de Boris' }), BORIS);
    const second = rig.ask('message.save', sending('other', { version, text: 'de Anne' }));
    expect(second).toMatchObject({
      ok: false,
      code: 'Message_Changed',
      message: expect.stringContaining('by Boris'),
      faults: [{ path: 'version', allowed: '2' }],
    });
    expect(one(id)?.text).toBe('de Boris');
  });

  it('that is not there is said to be so', () => {
    const { rig } = houseWithDoctor();
    const touched = { id: 'm-none', version: 1 };
    expect(rig.ask('message.told', { ...touched, how: 'phone' })).toMatchObject({ code: 'Message_NotThere' });
    expect(rig.ask('message.discard', touched)).toMatchObject({ code: 'Message_NotThere' });
    expect(rig.ask('message.add', { ...touched, text: 'x' })).toMatchObject({ code: 'Message_NotThere' });
  });
});

describe('a message that is not acknowledged in its time', () => {
  it('escalates to the deputy and makes a follow-up, once', () => {
    const { rig, doctor, deputy, to, one, mine } = houseWithDoctor();
    const { id, promised } = rig.done<Saved>('message.save', sending('other', to));
    rig.done('message.see', { id }, doctor);
    rig.writer.minute(monday(11, 59));
    expect(one(id)?.escalated).toBeNull();
    for (let minute = 0; minute < 3; minute++) rig.writer.minute(monday(12, minute));
    expect(one(id)).toMatchObject({ escalated: promised });
    expect(one(id)?.events.filter(({ type }) => type === 'escalated')).toMatchObject([{ text: 'M. Blanc' }]);
    expect(rig.open).toMatchObject([
      { kind: 'message', message: id, name: 'Dr Lambert', messageFrom: 'Mme Petit' },
    ]);
    expect(mine(deputy).map((message) => message.id)).toEqual([id]);
  });

  it('escalates to the deputy of the directory, if there is one', () => {
    const { rig, one } = houseWithDoctor();
    const save = (entry: object) =>
      rig.done<{ id: string }>('directory.save', { id: null, version: 0, entry }).id;
    const deputy = save(person({ name: 'Dr Fabre' }));
    const recipient = save(person({ name: 'Dr Marin', deputy }));
    const { id } = rig.done<Saved>('message.save', sending('other', { recipient }));
    rig.writer.minute(monday(12));
    expect(one(id)?.events.at(-1)).toMatchObject({ type: 'escalated', text: 'Dr Fabre' });
  });

  it('is settled when the deputy acknowledges it: the follow-up is withdrawn', () => {
    const { rig, deputy, to, one } = houseWithDoctor();
    const { id } = rig.done<Saved>('message.save', sending('other', to));
    rig.writer.minute(monday(12));
    rig.done('message.acknowledge', { id }, deputy);
    expect(one(id)).toMatchObject({ state: 'acknowledged' });
    expect(rig.open).toEqual([]);
  });

  it('is on the list of the end of the day, once, by name', () => {
    const { rig, to } = houseWithDoctor();
    rig.done('message.save', sending('other', to));
    const lines = () => rig.ask('day.close', { day: '2031-02-03', seen: [], note: '' });
    expect(lines()).toMatchObject({ message: expect.stringContaining('1 came up') });
    rig.writer.minute(monday(12));
    expect(lines()).toMatchObject({ message: expect.stringContaining('1 came up') });
  });

  it('goes on being nobody’s fault in a house without a deputy: the follow-up is there all the same', () => {
    const rig = new Office();
    rig.done('message.save', sending('other'));
    rig.writer.minute(monday(12));
    expect(rig.open).toMatchObject([{ kind: 'message' }]);
  });

  it('escalates anew after a correction', () => {
    const { rig, doctor, to, one } = houseWithDoctor();
    const { id } = rig.done<Saved>('message.save', sending('other', to));
    rig.writer.minute(monday(12));
    const { version } = rig.done<Saved>('message.acknowledge', { id }, doctor);
    rig.now = monday(14);
    rig.done('message.add', { id, version, text: 'x' });
    rig.writer.minute(monday(16));
    expect(one(id)?.events.filter(({ type }) => type === 'escalated')).toHaveLength(2);
    expect(rig.open).toMatchObject([{ kind: 'message', message: id }]);
  });
});

describe('the list of messages', () => {
  it('has what is open by the time that was promised, drafts first', () => {
    const { rig, open } = houseWithDoctor();
    const save = (draft: string, changed: object) =>
      rig.done<Saved>('message.save', sending('other', { draft, ...changed }));
    const late = save('d-1', { promised: monday(18) });
    const soon = save('d-2', { promised: monday(12) });
    const draft = save('d-3', { send: false });
    expect(open().map(({ id }) => id)).toEqual([draft.id, soon.id, late.id]);
  });

  it('finds a part of a name, a number, a text or a detail, and takes no sign for a pattern', () => {
    const { rig } = houseWithDoctor();
    rig.done('message.save', sending('other', { text: '100 % remboursé' }));
    const found = (search: string) => rig.read(messageQueries, (queries) => queries.open(search).length);
    expect(['petit', 'Lambert', '00 12', '100 %', 'certificat', ''].map(found)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(['_', '!', 'Durand', '1%0'].map(found)).toEqual([0, 0, 0, 0]);
  });

  it('finds a name without its accents, and a number in whatever notation', () => {
    const { rig } = houseWithDoctor();
    const save = (draft: string, changed: object) =>
      rig.done('message.save', sending('other', { draft, ...changed }));
    save('d-1', { caller: 'Hélène Noël', number: '01 99 00 12 34' });
    save('d-2', { caller: 'M. Roux', number: '+33 1 99 00 00 07' });
    const found = (search: string) => rig.read(messageQueries, (queries) => queries.open(search).length);
    expect(['helene', 'NOEL', 'hélène noel', 'hélé'].map(found)).toEqual([1, 1, 1, 1]);
    expect(['0199001234', '+33199001234', '0033 1 99 00 12 34', '1234'].map(found)).toEqual([1, 1, 1, 1]);
    expect(['0199000007', '01.99.00.00.07', '+33199000007'].map(found)).toEqual([1, 1, 1]);
    expect(['0199001235', '+32199001234', 'eleonore'].map(found)).toEqual([0, 0, 0]);
  });

  it('has the closed ones newest first, page by page', () => {
    const { rig } = houseWithDoctor();
    for (const hour of [9, 10, 11]) {
      rig.now = monday(hour);
      const { id, version } = rig.done<Saved>('message.save', sending('other', { draft: `d-${hour}` }));
      rig.done('message.told', { id, version, how: 'phone' });
    }
    const page = (before: number) =>
      rig.read(messageQueries, (queries) =>
        queries.closed({ before, search: '', limit: 2 }).map(({ made }) => made),
      );
    expect(page(Number.MAX_SAFE_INTEGER)).toEqual([monday(11), monday(10)]);
    expect(page(monday(10))).toEqual([monday(9)]);
  });

  it('names every recipient, and how messages reach them: an account of the same name is the same person', () => {
    const { rig } = houseWithDoctor();
    const save = (entry: object) => rig.done('directory.save', { id: null, version: 0, entry });
    save(person({ name: 'Dr Lambert', email: 'lambert@example.test' }));
    save(person({ name: 'Secrétariat', kind: 'service' }));
    save(person({ name: 'Mme Petit', kind: 'caller' }));
    const recipients = rig.read(messageQueries, (queries) => queries.recipients());
    expect(recipients.map(({ name, page, email }) => [name, page, email])).toEqual([
      ['Dr Lambert', true, true],
      ['M. Blanc', true, false],
      ['Mme Roche', true, false],
      ['Secrétariat', false, false],
    ]);
  });
});
