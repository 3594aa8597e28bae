import { describe, expect, it } from 'vitest';
import { monday, Office } from '../follow-up/testing/office.ts';
import type { LinkedMessage, Saved } from '../message/message.ts';
import { messageQueries } from '../message/message-queries.ts';
import { person, sending } from '../message/testing/forms.ts';
import { ManualSchedule } from '../testing/manual-schedule.ts';
import type { MailConfig } from './mail.ts';
import { MailQueue } from './mail-queue.ts';
import { MailSender } from './mail-sender.ts';
import { smtpDelivery } from './smtp.ts';
import { type MailServer, mailServer, textOf } from './testing/mail-server.ts';

const MINUTE = 60_000;
/** ms: real conversations, on a machine that may be busy. */
const PATIENCE = 30_000;
const HOUR = 60 * MINUTE;

/** A house with a mail server, real SMTP between them, and a clock that the test sets. */
async function house(changed: Partial<MailConfig> = {}, server?: MailServer) {
  const smtp = server ?? (await mailServer());
  const rig = new Office();
  const recipient = rig.done<{ id: string }>('directory.save', {
    id: null,
    version: 0,
    entry: person({ email: 'lambert@example.test' }),
  }).id;
  const config: MailConfig = {
    host: '127.0.0.1',
    port: smtp.port,
    security: 'none',
    user: null,
    passwordFile: null,
    from: 'accueil@example.test',
    pageUrl: 'https://accueil.example.test/',
    details: false,
    ...changed,
  };
  const deliver = smtpDelivery(config, { answer: 5_000, all: 10_000 });
  const schedule = new ManualSchedule();
  let ids = 0;
  let available = true;
  let underWay: Promise<unknown> = Promise.resolve();
  const sender = new MailSender({
    unitName: 'Accueil',
    language: 'fr',
    config,
    within: (run) =>
      available
        ? rig.writer.within((db) => run(new MailQueue({ db, newId: (prefix) => `${prefix}-${ids++}` })))
        : null,
    deliver: (mail) => {
      const done = deliver(mail);
      underWay = done;
      return done;
    },
    now: () => rig.now,
    schedule: schedule.schedule,
    chance: () => 0.5,
  });
  const settle = async () => {
    for (let last: unknown = null; last !== underWay; ) {
      last = underWay;
      await underWay;
      await new Promise(setImmediate);
    }
  };
  return {
    rig,
    smtp,
    recipient,
    send: (of: object = {}) => rig.done<Saved>('message.save', sending('other', { recipient, ...of })),
    one: (id: string) => rig.read(messageQueries, (queries) => queries.one(id)),
    register: (there: boolean) => {
      available = there;
    },
    /** The clock goes on, and whatever is due is sent. */
    async pass(time: number) {
      const step = Math.max(MINUTE, time / 200);
      for (let left = time; left >= 0; left -= step) {
        sender.wake();
        await settle();
        if (left <= 0) continue;
        rig.now += Math.min(left, step);
        schedule.advance(Math.min(left, step));
      }
    },
  };
}

const tokenIn = (text: string) => /\/link\/([\w-]+)/.exec(text)?.[1] ?? '';
const follow = (rig: Office, step: 'open' | 'acknowledge', token: string) =>
  rig.ask(`messageLink.${step}`, { token, language: 'fr' });

describe('a message by e-mail', { timeout: PATIENCE }, () => {
  it('is sent when the server has taken it: nobody is named in it, and it has a link', async () => {
    const { smtp, send, one, pass } = await house();
    const { id } = send();
    expect(one(id)).toMatchObject({ state: 'written', mail: 'waiting' });
    await pass(0);
    expect(one(id)).toMatchObject({ state: 'sent', mail: 'sent' });
    const [mail] = smtp.received;
    const text = mail ? textOf(mail) : '';
    expect(text).toContain('Bonjour Dr Lambert,');
    expect(text).toContain('https://accueil.example.test/link/');
    expect(`${mail?.raw}${text}`).not.toContain('Petit');
    expect(smtp.received).toHaveLength(1);
  });

  it('carries the message itself only where the house wants it so, and a link only where there is a page', async () => {
    const { smtp, send, pass } = await house({ details: true, pageUrl: null });
    send();
    await pass(0);
    const text = smtp.received[0] ? textOf(smtp.received[0]) : '';
    expect(text).toContain('Mme Petit, 01 99 00 12 34');
    expect(text).toContain('Demande un certificat');
    expect(text).not.toContain('/link/');
  });

  it('arrives when a server that was down for a day is back, and has escalated meanwhile', async () => {
    const smtp = await mailServer();
    await smtp.stop();
    const { rig, send, one, pass } = await house({}, smtp);
    const { id } = send();
    await pass(26 * HOUR);
    rig.writer.minute(rig.now);
    expect(one(id)).toMatchObject({
      state: 'written',
      mail: 'waiting',
      mailFault: expect.stringContaining('ECONNREFUSED'),
    });
    expect(rig.open).toMatchObject([{ kind: 'message', message: id }]);
    const back = await mailServer({}, smtp.port);
    await pass(2.5 * HOUR);
    expect(back.received).toHaveLength(1);
    expect(one(id)).toMatchObject({ state: 'sent' });
  });

  it('that the server refuses for good is believed the second time, and somebody is to tell them', async () => {
    let asked = 0;
    const smtp = await mailServer({
      onRcptTo: (_address, _session, done) => {
        asked++;
        done(Object.assign(new Error('no'), { responseCode: 550 }));
      },
    });
    const { rig, send, one, pass } = await house({}, smtp);
    const { id } = send();
    await pass(3 * HOUR);
    expect(asked).toBe(2);
    expect(one(id)).toMatchObject({ state: 'written', mail: 'refused' });
    expect(one(id)?.events.at(-1)).toMatchObject({
      type: 'mailRefused',
      text: expect.stringContaining('550'),
    });
    expect(rig.open).toMatchObject([{ kind: 'message', message: id }]);
  });

  it('that a lying server took and threw away is not acknowledged: it escalates in its time', async () => {
    const smtp = await mailServer({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => done());
      },
    });
    const { rig, send, one, pass } = await house({}, smtp);
    const { id } = send();
    await pass(2 * HOUR);
    rig.writer.minute(rig.now);
    expect(one(id)).toMatchObject({ state: 'sent', escalated: rig.now });
    expect(rig.open).toMatchObject([{ kind: 'message', message: id }]);
  });

  it('is sent again if it could not be written down that it was sent, under the same Message-ID', async () => {
    const { smtp, send, one, pass, register } = await house();
    const { id } = send();
    const cut = smtp.received.push.bind(smtp.received);
    smtp.received.push = (...mails) => {
      register(false);
      return cut(...mails);
    };
    await pass(0);
    expect(one(id)).toMatchObject({ state: 'written', mail: 'waiting' });
    smtp.received.push = cut;
    register(true);
    await pass(MINUTE);
    const names = smtp.received.map(({ raw }) => /^Message-ID: .*$/im.exec(raw)?.[0]);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
    expect(one(id)).toMatchObject({ state: 'sent' });
  });

  it('goes out in vain no longer once it was acknowledged otherwise', async () => {
    const smtp = await mailServer();
    await smtp.stop();
    const { rig, send, one, pass } = await house({}, smtp);
    const { id } = send();
    await pass(MINUTE);
    rig.done('message.told', { id, version: one(id)?.version, how: 'phone' });
    const back = await mailServer({}, smtp.port);
    await pass(4 * HOUR);
    expect(back.received).toEqual([]);
  });

  it('is sent anew when it was changed before anybody had seen it', async () => {
    const { smtp, send, one, pass } = await house();
    const { id } = send();
    await pass(0);
    send({ version: one(id)?.version, text: 'urgent' });
    await pass(0);
    expect(smtp.received).toHaveLength(2);
    expect(one(id)).toMatchObject({ state: 'sent', text: 'urgent' });
  });

  it('tells the deputy, and whom it was for', async () => {
    const { rig, smtp, recipient, one, send, pass } = await house();
    const entry = person({ name: 'Dr Fabre', email: 'fabre@example.test' });
    const deputy = rig.done<{ id: string }>('directory.save', { id: null, version: 0, entry }).id;
    const changed = person({ email: 'lambert@example.test', deputy });
    rig.done('directory.save', { id: recipient, version: 1, entry: changed });
    const { id } = send();
    await pass(2 * HOUR);
    rig.writer.minute(rig.now);
    await pass(0);
    expect(smtp.received.map(({ to }) => to[0])).toEqual(['lambert@example.test', 'fabre@example.test']);
    const text = smtp.received[1] ? textOf(smtp.received[1]) : '';
    expect(text).toContain('un message pour Dr Lambert');
    expect(follow(rig, 'acknowledge', tokenIn(text))).toMatchObject({ ok: true });
    expect(one(id)?.events.at(-1)).toMatchObject({
      type: 'acknowledged',
      text: 'link',
      actorName: 'Dr Fabre',
    });
    expect(rig.open).toEqual([]);
  });
});

describe('the link of a mail', { timeout: PATIENCE }, () => {
  async function linked() {
    const rig = await house();
    const { id } = rig.send();
    await rig.pass(0);
    const token = tokenIn(rig.smtp.received[0] ? textOf(rig.smtp.received[0]) : '');
    return { ...rig, id, token };
  }

  it('shows the message, which is to have seen it, and acknowledges it once', async () => {
    const { rig, id, token, one } = await linked();
    const shown = follow(rig, 'open', token);
    expect(shown).toMatchObject({ ok: true, value: { title: 'Message', name: 'Dr Lambert' } });
    const { lines } = (shown as { value: LinkedMessage }).value;
    expect(lines).toContainEqual(['De la part de', 'Mme Petit, 01 99 00 12 34']);
    expect(one(id)).toMatchObject({ state: 'seen' });
    expect(follow(rig, 'open', token)).toMatchObject({ ok: true });
    expect(follow(rig, 'acknowledge', token)).toMatchObject({ ok: true });
    expect(one(id)).toMatchObject({ state: 'acknowledged' });
    for (const step of ['open', 'acknowledge'] as const)
      expect(follow(rig, step, token)).toMatchObject({ ok: false, code: 'Link_Used' });
  });

  it('is good for seven days', async () => {
    const { rig, token } = await linked();
    rig.now = monday(9, 59, 7);
    expect(follow(rig, 'open', token)).toMatchObject({ ok: true });
    rig.now = monday(10, 0, 7);
    expect(follow(rig, 'acknowledge', token)).toMatchObject({ ok: false, code: 'Link_Expired' });
  });

  it('that nobody was given is refused', async () => {
    const { rig, token } = await linked();
    for (const wrong of ['', 'x', `${token}x`, token.slice(1)])
      expect(follow(rig, 'open', wrong)).toMatchObject({ ok: false, code: 'Link_Unknown' });
    expect(rig.ask('messageLink.open', { token: 7, language: 'fr' })).toMatchObject({
      code: 'Register_NotValid',
    });
  });

  it('is kept as a hash only: who has the register has no link', async () => {
    const { rig, token } = await linked();
    rig.writer.within((db) => {
      const rows = db.prepare('SELECT * FROM message_link').all();
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain(token);
    });
  });
});
