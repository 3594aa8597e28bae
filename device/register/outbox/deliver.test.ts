import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testFolder } from '../testing/folder.ts';
import { httpDelivery } from './deliver.ts';

const SECRET = `whsec_${Buffer.from('an invented secret of this test.').toString('base64')}`;
const EVENT = {
  id: 'msg-1',
  body: '{"type":"call.finished","timestamp":"2031-03-03T14:00:00.000Z","data":{}}',
};

function secretFile(secret = SECRET): string {
  const file = join(testFolder(), 'crm.secret');
  writeFileSync(file, `${secret}\n`);
  return file;
}

/** A receiver on this machine that does as it is told. */
async function receiver(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/crm`;
}

const deliverTo = (url: string, secret = secretFile()) =>
  // 200 ms: a receiver on this machine that means to answer does so at once.
  httpDelivery({ url, secretFile: secret, giveUpAfter: 1 }, 200)(EVENT, Date.now());

describe('an event on its way to the CRM', () => {
  it('is signed so that the receiver can tell that it is ours and unchanged', async () => {
    const seen: unknown[] = [];
    const url = await receiver((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        const headers = request.headers as Record<string, string>;
        seen.push(
          new Webhook(SECRET).verify(body, headers),
          headers['webhook-id'],
          request.method,
          request.url,
        );
        response.writeHead(204).end();
      });
    });
    expect(await deliverTo(url)).toEqual({ result: 'taken' });
    expect(seen).toEqual([JSON.parse(EVENT.body), 'msg-1', 'POST', '/crm']);
  });

  it.each([
    [503, 'failed'],
    [500, 'failed'],
    [401, 'failed'],
    [404, 'failed'],
    [429, 'failed'],
    [400, 'refused'],
    [422, 'refused'],
  ] as const)('answered with %d was %s', async (status, result) => {
    const url = await receiver((_request, response) =>
      response.writeHead(status).end('secret of the receiver'),
    );
    const delivery = await deliverTo(url);
    expect(delivery).toMatchObject({ result, error: expect.stringContaining(String(status)) });
    expect(JSON.stringify(delivery)).not.toContain('secret of the receiver');
  });

  it('follows no redirect: who gets the data is not for an answer to say', async () => {
    const asked: string[] = [];
    const other = await receiver((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    const url = await receiver((_request, response) => response.writeHead(307, { location: other }).end());
    expect(await deliverTo(url)).toMatchObject({ result: 'failed', error: expect.stringContaining('307') });
    expect(asked).toEqual([]);
  });

  it('does not wait for a receiver that says nothing', async () => {
    const url = await receiver(() => {});
    expect(await deliverTo(url)).toMatchObject({
      result: 'failed',
      error: expect.stringContaining('within'),
    });
  });

  it('does not read an answer without end', async () => {
    const url = await receiver((_request, response) => {
      response.writeHead(200);
      const more = () => response.write('x'.repeat(65_536), () => setImmediate(more));
      more();
    });
    expect(await deliverTo(url)).toEqual({ result: 'taken' });
  });

  it('failed if the receiver dies in the middle, or is not there', async () => {
    const dying = await receiver((request) => request.socket.destroy());
    expect(await deliverTo(dying)).toMatchObject({
      result: 'failed',
      error: expect.stringContaining('reached'),
    });
    expect(await deliverTo('http://127.0.0.1:1/')).toMatchObject({ result: 'failed' });
  });

  it('failed if the receiver speaks no HTTP', async () => {
    const url = await receiver((request) => request.socket.end('220 mail.example ready\r\n'));
    expect(await deliverTo(url)).toMatchObject({ result: 'failed' });
  });

  it('stays here while there is no secret, or none that can sign, and says which file', async () => {
    const missing = await deliverTo('http://127.0.0.1:1/', '/nowhere/crm.secret');
    expect(missing).toMatchObject({
      result: 'failed',
      error: expect.stringContaining('/nowhere/crm.secret'),
    });
    const file = secretFile('***');
    const useless = await deliverTo('http://127.0.0.1:1/', file);
    expect(useless).toMatchObject({ result: 'failed', error: expect.stringContaining(file) });
  });
});
