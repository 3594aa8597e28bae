import { statSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AccessUnit } from './support/access-unit.ts';
import { launchBrowser } from './support/browser.ts';
import { scratchFolder } from './support/daemon.ts';

/** A unit that is reached from elsewhere: its page over HTTPS, and over nothing else. */
const PORT = 21_330;

const scratch = scratchFolder();
let unit: AccessUnit;
let browser: Browser;

beforeAll(async () => {
  unit = await AccessUnit.start(scratch.path, PORT, '0.0.0.0');
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await unit?.stop();
  scratch.remove();
});

/** Status, certificate and headers of one request. */
function ask(path: string, host: string) {
  return new Promise<{ status: number; fingerprint: string; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      const asking = request(
        { host: '127.0.0.1', port: PORT, path, headers: { host }, rejectUnauthorized: false, agent: false },
        (answer) => {
          const { fingerprint256 } = (answer.socket as TLSSocket).getPeerCertificate();
          answer.resume();
          resolve({ status: answer.statusCode ?? 0, fingerprint: fingerprint256, headers: answer.headers });
        },
      );
      asking.once('error', reject).end();
    },
  );
}

test('the certificate is kept beside the register for its owner alone; log, command and wire show one fingerprint', async () => {
  expect(statSync(join(scratch.path, 'certificate.pem')).mode & 0o777).toBe(0o600);
  const { fingerprint, status, headers } = await ask('/', `localhost:${PORT}`);
  expect(status).toBe(200);
  expect(headers['strict-transport-security']).toBeUndefined();
  expect(unit.log.some(({ msg }) => String(msg).includes(fingerprint))).toBe(true);
  const { code, out } = await unit.command('certificate');
  expect([code, out.includes(fingerprint)]).toEqual([0, true]);
});

test('there is no plain way in, and none by a foreign name', async () => {
  await expect(fetch(`http://127.0.0.1:${PORT}/`)).rejects.toThrow();
  expect((await ask('/', 'evil.example')).status).toBe(421);
  expect((await ask('/api/me', `127.0.0.1:${PORT}`)).status).toBe(401);
});

test('a browser logs in with a cookie of this host alone, and gets no number without', async () => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'fr-FR', timezoneId: 'UTC' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`https://localhost:${PORT}/`);
  await page.getByLabel('Code', { exact: true }).fill(unit.firstRunCode);
  await page.getByLabel('Identifiant').fill('anne');
  await page.getByLabel('Prénom et nom').fill('Anne Martin');
  await page.getByLabel('Nouveau mot de passe').fill('quatre chevaux verts');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Se déconnecter/u }).waitFor();
  expect(await context.cookies()).toMatchObject([
    { name: `__Host-gardefil-${PORT}`, secure: true, httpOnly: true, sameSite: 'Strict', path: '/' },
  ]);
  expect(errors).toEqual([]);
  await context.close();
});

test('the same certificate is there after a restart', async () => {
  const { fingerprint } = await ask('/', `localhost:${PORT}`);
  await unit.stop();
  unit = await AccessUnit.start(scratch.path, PORT, '0.0.0.0');
  expect((await ask('/', `localhost:${PORT}`)).fingerprint).toBe(fingerprint);
  expect(unit.firstRunCode).toBe('');
});
