import { describe, expect, it } from 'vitest';
import { makeRig } from './testing/rig.ts';

const JSON_POST = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
const MESSAGE = {
  id: 'm-1',
  title: 'Message',
  name: 'Dr <b>Lambert</b>',
  lines: [['De la part de', '<img src=x onerror=alert(1)>']],
};

function rigWithMessage() {
  const rig = makeRig();
  rig.tellAnswer = { ok: true, value: MESSAGE };
  const post = (step: string) => rig.app.request(`/link/abc/${step}`, { method: 'POST' });
  return { rig, post };
}

describe('the page behind the link of a mail', () => {
  it('opened by anybody, a mail scanner too, shows nothing and changes nothing', async () => {
    const { rig } = rigWithMessage();
    const response = await rig.app.request('/link/abc');
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('action="/link/abc/open"');
    expect(rig.told).toEqual([]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect((await rig.app.request('/link/abc', { method: 'HEAD' })).status).toBe(200);
    expect(rig.told).toEqual([]);
  });

  it('shows the message at a press, as the text that it is', async () => {
    const { rig, post } = rigWithMessage();
    const page = await (await post('open')).text();
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).toContain('Dr &lt;b&gt;Lambert&lt;/b&gt;');
    expect(page).not.toContain('<img');
    expect(rig.told).toMatchObject([
      { command: 'messageLink.open', input: { token: 'abc', language: 'fr' }, by: { actor: { id: 'link' } } },
    ]);
  });

  it('acknowledges it at another press', async () => {
    const { rig, post } = rigWithMessage();
    expect(await (await post('acknowledge')).text()).toContain('<h1>Merci</h1>');
    expect(rig.told).toMatchObject([{ command: 'messageLink.acknowledge' }]);
  });

  it.each([
    ['Link_Used', 410, 'ne sert plus'],
    ['Link_Expired', 410, 'trop ancien'],
    ['Link_Unknown', 410, 'pas complet'],
    ['Register_DiskFull', 503, 'Réessayez'],
  ])('says of %s what to do', async (code, status, text) => {
    const { rig, post } = rigWithMessage();
    rig.tellAnswer = { ok: false, code, message: 'x' };
    const response = await post('acknowledge');
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
  });

  it('takes a token for nothing else than a part of an address', async () => {
    const { rig } = rigWithMessage();
    const page = await (await rig.app.request('/link/%22%3E%3Cscript%3E')).text();
    expect(page).not.toContain('<script');
  });

  it('lets a stranger keep the register waiting four times at once, and no more', async () => {
    const { rig, post } = rigWithMessage();
    rig.tellAnswer = null;
    const presses = Array.from({ length: 30 }, () => post('open'));
    const early = await Promise.race([presses[29], presses[0]]);
    expect([early?.status, rig.told.length]).toEqual([503, 4]);
    rig.pass(2_000);
    expect((await presses[0])?.status).toBe(503);
    rig.tellAnswer = { ok: true, value: MESSAGE };
    expect((await post('open')).status).toBe(200);
  });

  it('says to try again, and adds nothing, while the register has more to do than it can', async () => {
    const { rig, post } = rigWithMessage();
    rig.tellAnswer = null;
    const tell = () => rig.app.request('/api/tell/message.see', JSON_POST);
    const told = Array.from({ length: 64 }, tell);
    await expect.poll(() => rig.told.length).toBe(64);
    expect(await (await post('acknowledge')).text()).toContain('Réessayez');
    const file = await rig.app.request('/api/directory/read', { method: 'POST', body: 'Nom\nDr Blanc' });
    expect([file.status, rig.told.length]).toEqual([503, 64]);
    rig.pass(2_000);
    await Promise.all(told);
  });

  it('is no way to write anything but by a press', async () => {
    const { rig } = rigWithMessage();
    for (const step of ['open', 'acknowledge'])
      expect((await rig.app.request(`/link/abc/${step}`)).status).toBe(405);
    expect(rig.told).toEqual([]);
  });
});
