import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { Webhook } from 'standardwebhooks';
import { expect, it, onTestFinished } from 'vitest';
import { outbox } from '../migrations/008-outbox.ts';
import { testFolder } from '../testing/folder.ts';
import { ManualSchedule } from '../testing/manual-schedule.ts';
import { httpDelivery } from './deliver.ts';
import { OutboxQueue } from './outbox-queue.ts';
import { OutboxSender } from './outbox-sender.ts';

const SECRET = `whsec_${Buffer.from('an invented secret of this test.').toString('base64')}`;
/** ms: a receiver on this machine that means to answer does so at once. */
const ANSWER_WITHIN = 200;

type Mood = (request: IncomingMessage, response: ServerResponse) => void;

const answers =
  (status: number): Mood =>
  (_request, response) => {
    response.writeHead(status).end();
  };
const MOODS = {
  good: answers(204),
  slow: () => {},
  refuses: answers(422),
  lies: answers(500),
  dies: (request: IncomingMessage) => request.socket.destroy(),
} satisfies Record<string, Mood>;

it.each([
  ['slow', ['slow', 'good', 'slow', 'slow']],
  ['refusing', ['refuses', 'good', 'refuses', 'refuses']],
  ['lying: it has taken what it says it has not', ['lies', 'good', 'lies', 'lies']],
  ['dying in the middle', ['dies', 'good', 'dies', 'dies']],
  ['all of that', ['slow', 'lies', 'dies', 'refuses']],
] as const)(
  'a receiver that is %s has everything in the end, in order, each under one id',
  async (_, moods) => {
    const heard: { readonly id: string; readonly number: number }[] = [];
    const left = [...moods];
    const server = createServer(async (request, response) => {
      const body = await text(request);
      const id = String(request.headers['webhook-id']);
      const { data } = new Webhook(SECRET).verify(body, {
        'webhook-id': id,
        'webhook-timestamp': String(request.headers['webhook-timestamp']),
        'webhook-signature': String(request.headers['webhook-signature']),
      }) as { data: { number: number } };
      heard.push({ id, number: data.number });
      MOODS[left.shift() ?? 'good'](request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const secretFile = join(testFolder(), 'crm.secret');
    writeFileSync(secretFile, SECRET);

    const crm = { url: `http://127.0.0.1:${port}/crm`, secretFile, giveUpAfter: 1 };
    const deliver = httpDelivery(crm, ANSWER_WITHIN);
    const db = new Database(':memory:').exec(outbox);
    const queue = new OutboxQueue(db);
    for (const number of [1, 2, 3])
      queue.put(`msg-${number}`, 'call.finished', 's1-1', { number }, Date.now());
    const schedule = new ManualSchedule();
    const began = Date.now();
    let passed = 0;
    const sender = new OutboxSender({
      within: (run) => run(queue),
      // A receiver takes no request that was signed five minutes from now.
      deliver: (event) => deliver(event, Date.now()),
      giveUpAfter: 86_400_000,
      now: () => began + passed,
      schedule: schedule.schedule,
      chance: () => 0.5,
      onChange: () => {},
    });
    onTestFinished(() => sender.stop());
    sender.wake();
    const waiting = db.prepare("SELECT count(*) FROM outbox_event WHERE state <> 'sent'").pluck();
    while (waiting.get() !== 0) {
      // A real conversation takes its time; only the rests between tries are skipped.
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (schedule.planned === 0) continue;
      passed += 60_000;
      schedule.advance(60_000);
    }

    expect(heard.length).toBe(3 + moods.filter((mood) => mood !== 'good').length);
    expect([...new Set(heard.map(({ id }) => id))]).toEqual(['msg-1', 'msg-2', 'msg-3']);
    expect(heard.map(({ number }) => number)).toEqual(heard.map(({ number }) => number).toSorted());
    for (const { id, number } of heard) expect(id).toBe(`msg-${number}`);
  },
);
