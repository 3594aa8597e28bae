import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { RegisterClient } from '../device/register/client.ts';
import { mailServer, textOf } from '../device/register/mail/testing/mail-server.ts';
import type { Saved } from '../device/register/message/message.ts';
import { person, sending } from '../device/register/message/testing/forms.ts';
import { testFolder } from '../device/register/testing/folder.ts';
import { registerThread } from '../device/register/thread.ts';
import { type BuiltRegister, buildRegister } from './support/register-build.ts';

let built: BuiltRegister;
beforeAll(async () => {
  built = await buildRegister();
});

describe('the register worker with a mail server', () => {
  it('sends what was written at once, and is told by the link that it was acknowledged', async () => {
    const smtp = await mailServer();
    const client = new RegisterClient({
      spawn: registerThread(built.worker, {
        file: join(testFolder(), 'register.db'),
        boot: 'boot1',
        session: 's1',
        mail: {
          host: '127.0.0.1',
          port: smtp.port,
          security: 'none',
          user: null,
          passwordFile: null,
          from: 'accueil@example.test',
          pageUrl: 'https://accueil.example.test',
          details: false,
          unitName: 'Accueil',
          language: 'en',
        },
      }),
    });
    onTestFinished(async () => {
      await client.stop();
    });
    await client.start();
    const by = {
      actor: { id: 'u-1', name: 'Anne', role: 'receptionist' as const },
      moment: { at: 1, wall: Date.now() },
    };
    const done = async <Value>(command: string, input: object): Promise<Value> => {
      const answer = await client.ask({ command, input, by });
      expect(answer).toMatchObject({ ok: true });
      return (answer as { value: Value }).value;
    };
    const entry = person({ email: 'lambert@example.test' });
    const { id: recipient } = await done<{ id: string }>('directory.save', { id: null, version: 0, entry });
    const message = await done<Saved>('message.save', sending('other', { recipient }));
    await expect.poll(() => smtp.received.length).toBe(1);
    const text = smtp.received[0] ? textOf(smtp.received[0]) : '';
    expect(text).toContain('Dear Dr Lambert,');
    const token = /\/link\/([\w-]+)/.exec(text)?.[1];
    await done('messageLink.acknowledge', { token, language: 'en' });
    const again = await client.ask({ command: 'messageLink.open', input: { token, language: 'en' }, by });
    expect(again).toMatchObject({ ok: false, code: 'Link_Used' });
    const told = await client.ask({
      command: 'message.told',
      input: { id: message.id, version: 1, how: 'phone' },
      by,
    });
    expect(told).toMatchObject({
      ok: false,
      code: 'Message_Changed',
      message: expect.stringContaining('acknowledged'),
    });
  });
});
