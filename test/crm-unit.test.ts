import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { RegisterClient } from '../device/register/client.ts';
import { sending } from '../device/register/message/testing/forms.ts';
import { FactMaker, heldCall } from '../device/register/testing/facts.ts';
import { testFolder } from '../device/register/testing/folder.ts';
import { registerThread } from '../device/register/thread.ts';
import { type BuiltRegister, buildRegister } from './support/register-build.ts';

const SECRET = `whsec_${Buffer.from('an invented secret of this test.').toString('base64')}`;

let built: BuiltRegister;
beforeAll(async () => {
  built = await buildRegister();
});

interface Heard {
  readonly id: string;
  readonly type: string;
  readonly note: string | null | undefined;
}

/** A CRM that checks every signature and answers as it is told. */
async function crm() {
  const heard: Heard[] = [];
  const answer = { status: 503 };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const id = String(request.headers['webhook-id']);
    const { type, data } = new Webhook(SECRET).verify(body, {
      'webhook-id': id,
      'webhook-timestamp': String(request.headers['webhook-timestamp']),
      'webhook-signature': String(request.headers['webhook-signature']),
    }) as { type: string; data: { note?: string | null } };
    heard.push({ id, type, note: data.note });
    response.writeHead(answer.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { heard, answer, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/crm` };
}

describe('the register worker with a CRM', () => {
  it('tells it of calls, notes and messages in order, also after a restart while it was down', async () => {
    const { heard, answer, url } = await crm();
    const folder = testFolder();
    const secretFile = join(folder, 'crm.secret');
    writeFileSync(secretFile, SECRET);
    const start = async () => {
      const client = new RegisterClient({
        spawn: registerThread(built.worker, {
          ...{ file: join(folder, 'register.db'), boot: 'boot1', session: 's1' },
          crm: { url, secretFile, giveUpAfter: 86_400_000 },
        }),
      });
      onTestFinished(async () => {
        await client.stop();
      });
      await client.start();
      return client;
    };
    const by = {
      actor: { id: 'u-1', name: 'Anne', role: 'receptionist' as const },
      moment: { at: 1, wall: Date.now() },
    };
    const first = await start();
    first.record(heldCall(new FactMaker(), 's1-1'));
    const note = { call: 's1-1', note: 'Rappelle demain', version: 0 };
    expect(await first.ask({ command: 'call.setNote', input: note, by })).toMatchObject({ ok: true });
    await expect.poll(() => heard.length).toBe(1);
    await first.stop();
    answer.status = 204;
    const second = await start();
    const message = { command: 'message.save', input: sending('other'), by };
    expect(await second.ask(message)).toMatchObject({ ok: true });
    await expect.poll(() => heard.length).toBe(4);
    expect(heard.map(({ type, note }) => [type, note])).toEqual([
      ['call.finished', null],
      ['call.finished', null],
      ['call.updated', 'Rappelle demain'],
      ['message.written', undefined],
    ]);
    expect(heard[1]?.id).toBe(heard[0]?.id);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(3);
  });
});
