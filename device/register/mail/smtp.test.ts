import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testFolder } from '../testing/folder.ts';
import type { Mail, MailConfig } from './mail.ts';
import { smtpDelivery } from './smtp.ts';
import { mailServer, textOf } from './testing/mail-server.ts';

const MAIL: Mail = {
  id: 'e-1',
  name: 'Dr Lambert, é\r\nBcc: other@example.test',
  address: 'lambert@example.test',
  subject: 'Accueil : Message — é',
  text: 'Bonjour,\n.\nà demain.\n',
};

const config = (port: number, changed: Partial<MailConfig> = {}): MailConfig => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  user: null,
  passwordFile: null,
  from: 'accueil@example.test',
  pageUrl: null,
  details: false,
  ...changed,
});

const deliver = (port: number, changed: Partial<MailConfig> = {}) =>
  smtpDelivery(config(port, changed), { answer: 5_000, all: 10_000 })(MAIL);

/** With a server that never comes to an end: nobody waits for long in a test. */
const deliverSoon = (port: number) => smtpDelivery(config(port), { answer: 300, all: 600 })(MAIL);

/** Speaks to whoever connects as it is told, and no SMTP of its own. */
async function lines(answers: readonly string[]): Promise<number> {
  const server = createServer((socket) => {
    const left = [...answers];
    const say = () => {
      const answer = left.shift();
      if (answer === undefined) socket.destroy();
      else socket.write(answer);
    };
    socket.on('data', say);
    socket.on('error', () => {});
    say();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('a mail', { timeout: 30_000 }, () => {
  it('is taken by a server as it was written, to nobody but its recipient', async () => {
    const server = await mailServer();
    expect(await deliver(server.port)).toEqual({ result: 'taken' });
    const [mail] = server.received;
    expect(mail?.to).toEqual(['lambert@example.test']);
    expect(mail && textOf(mail).replace(/\r\n/g, '\n')).toBe(MAIL.text);
    expect(mail?.raw).toMatch(/^Message-ID: <e-1@example\.test>/im);
    expect(mail?.raw).not.toMatch(/^Bcc:/im);
  });

  it('is sent with the password of the file, read anew each time', async () => {
    const file = join(testFolder(), 'password');
    const server = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        password === 'right' && username === 'unit' ? done(null, { user: 1 }) : done(new Error('no')),
    });
    const login = { user: 'unit', passwordFile: file };
    expect(await deliver(server.port, login)).toMatchObject({
      result: 'failed',
      error: expect.stringContaining('ENOENT'),
    });
    writeFileSync(file, 'wrong\n');
    expect(await deliver(server.port, login)).toMatchObject({
      result: 'failed',
      error: expect.stringContaining('535'),
    });
    writeFileSync(file, 'right\n');
    expect(await deliver(server.port, login)).toEqual({ result: 'taken' });
  });

  it('is refused for good when the server does not know the recipient or will not have the content', async () => {
    const refusing = (code: number) =>
      Object.assign(new Error('who is lambert@example.test?'), { responseCode: code });
    const unknown = await mailServer({ onRcptTo: (_address, _session, done) => done(refusing(550)) });
    const answer = await deliver(unknown.port);
    expect(answer).toEqual({ result: 'refused', error: 'the mail server answers 550 to RCPT TO' });
    const spam = await mailServer({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => done(refusing(554)));
      },
    });
    expect(await deliver(spam.port)).toMatchObject({ result: 'refused' });
  });

  it.each([421, 450, 451])('is tried later when the server says %i', async (code) => {
    const busy = await mailServer({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('later'), { responseCode: code })),
    });
    expect(await deliver(busy.port)).toMatchObject({
      result: 'failed',
      error: expect.stringContaining(`${code}`),
    });
  });

  it.each([
    ['is not there', null],
    ['says nothing', ['']],
    ['greets with a refusal', ['554 no\r\n']],
    ['speaks no SMTP', ['HTTP/1.1 200 OK\r\n\r\n', '<html>']],
    ['hangs up in the middle', ['220 hello\r\n', '250 hello\r\n']],
    [
      'takes the mail and hangs up before it says so',
      ['220 x\r\n', '250 x\r\n', '250 x\r\n', '250 x\r\n', '354 x\r\n'],
    ],
    ['never ends its answer', ['220-hello\r\n220-hello\r\n']],
  ] as const)('is tried later when the server %s', async (_, answers) => {
    const port = answers === null ? 1 : await lines(answers);
    expect(await deliverSoon(port)).toMatchObject({ result: 'failed', error: expect.any(String) });
  });

  it('is tried later when the server is so slow that it never ends', async () => {
    const server = await mailServer({
      onMailFrom: (_address, _session, done) => void setTimeout(done, 400),
      onRcptTo: (_address, _session, done) => void setTimeout(done, 400),
      onData: (stream, _session, done) => {
        stream.resume();
        setTimeout(done, 400);
      },
    });
    expect(await smtpDelivery(config(server.port), { answer: 10_000, all: 600 })(MAIL)).toMatchObject({
      result: 'failed',
      error: expect.stringContaining('TOO_LONG'),
    });
  });

  it('is never sent in the clear where encryption is configured, nor to a server that nobody vouches for', async () => {
    const plain = await mailServer();
    expect(await deliver(plain.port, { security: 'starttls' })).toMatchObject({ result: 'failed' });
    expect(await deliver(plain.port, { security: 'tls' })).toMatchObject({ result: 'failed' });
    const selfSigned = await mailServer({ disabledCommands: [] });
    expect(await deliver(selfSigned.port, { security: 'starttls' })).toMatchObject({ result: 'failed' });
    const fromTheStart = await mailServer({ secure: true });
    expect(await deliver(fromTheStart.port, { security: 'tls' })).toMatchObject({ result: 'failed' });
    expect([plain, selfSigned, fromTheStart].flatMap(({ received }) => received)).toEqual([]);
  });
});
