import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keptCertificate } from './kept.ts';
import { isLoopback } from './own-addresses.ts';
import { selfSigned } from './self-signed.ts';
import { Tls } from './tls.ts';

const DAY = 24 * 3_600_000;
const NOW = Date.UTC(2026, 10, 22, 1, 2, 3);
const NAMES = ['accueil', 'accueil.local', '192.168.1.20', '2001:db8::1', '::1'];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'gardefil-certificate-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

const certificateOf = (pem: string) => new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE')));

describe('the certificate that the unit gives itself', () => {
  it('is signed by itself and good for each of its names, for 800 days, for a server and no authority', () => {
    const certificate = certificateOf(selfSigned(NAMES, NOW));
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.subject).toBe('CN=Garde-fil accueil');
    expect(certificate.issuer).toBe(certificate.subject);
    expect(Date.parse(certificate.validFrom)).toBe(NOW - DAY);
    expect(Date.parse(certificate.validTo)).toBe(NOW + 799 * DAY);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    for (const name of ['accueil', 'accueil.local']) expect(certificate.checkHost(name)).toBe(name);
    for (const address of ['192.168.1.20', '2001:db8::1', '::1'])
      expect(certificate.checkIP(address)).toBe(address);
    expect(certificate.checkHost('evil.example')).toBeUndefined();
  });

  it('is one that openssl takes without a word', () => {
    const file = join(folder(), 'certificate.pem');
    writeFileSync(file, selfSigned(NAMES, Date.now()));
    const checked = execFileSync('openssl', ['verify', '-x509_strict', '-CAfile', file, file], {
      encoding: 'utf8',
    });
    expect(checked).toBe(`${file}: OK\n`);
  });

  it('holds whatever names and whenever', () => {
    const name = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().filter((address) => !address.includes('.')),
    );
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 20 }),
        fc.date({ min: new Date(0), max: new Date('2095-01-01'), noInvalidDate: true }),
        (names, date) => {
          const certificate = certificateOf(selfSigned(names, date.getTime()));
          for (const each of names)
            expect([each, certificate.checkHost(each) ?? certificate.checkIP(each)]).toEqual([each, each]);
          expect(Date.parse(certificate.validFrom)).toBe(Math.floor(date.getTime() / 1000) * 1000 - DAY);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the kept certificate', () => {
  it('is made once, for its owner alone, and kept', async () => {
    const file = join(folder(), 'deep', 'certificate.pem');
    const made = await keptCertificate(file, NAMES, NOW);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(made.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(await keptCertificate(file, ['other'], NOW + 700 * DAY)).toEqual(made);
  });

  it('is made anew 30 days before its end, and when the clock was wrong when it was made', async () => {
    const file = join(folder(), 'certificate.pem');
    const made = await keptCertificate(file, NAMES, NOW);
    const renewed = await keptCertificate(file, NAMES, NOW + 770 * DAY);
    expect(renewed.fingerprint).not.toBe(made.fingerprint);
    const back = await keptCertificate(file, NAMES, NOW);
    expect(back.fingerprint).not.toBe(renewed.fingerprint);
  });

  it.each(['', 'no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'])(
    'is made anew where the file has «%s»',
    async (content) => {
      const file = join(folder(), 'certificate.pem');
      writeFileSync(file, content);
      chmodSync(file, 0o644);
      await keptCertificate(file, NAMES, NOW);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, 'utf8')).toContain('PRIVATE KEY');
    },
  );
});

describe('a unit on the network', () => {
  function tls(host: string) {
    const names = new Set<string>();
    const addresses = ['accueil', 'accueil.local', '192.168.1.20'];
    const renewed: string[] = [];
    const failed: string[] = [];
    let wall = NOW;
    const made = new Tls({
      file: join(folder(), 'certificate.pem'),
      host,
      wall: () => wall,
      names,
      onRenewed: ({ fingerprint }) => renewed.push(fingerprint),
      onFailed: (message) => failed.push(message),
      addresses: () => addresses,
    });
    const days = async (count: number) => {
      wall += count * DAY;
      for (let tick = 0; tick < (6 * 3_600) / 15; tick++) await made.tick();
    };
    return { made, names, addresses, renewed, failed, days };
  }

  it('answers to what it is called now, also to an address that came later', async () => {
    const unit = tls('0.0.0.0');
    await unit.made.start();
    unit.addresses.push('2001:db8::7');
    await unit.made.tick();
    expect([...unit.names]).toEqual(['accueil', 'accueil.local', '192.168.1.20', '[2001:db8::7]']);
    expect(unit.made.urlFor('https://0.0.0.0:8080/')).toBe('https://accueil:8080/');
    expect(tls('192.168.1.20').made.urlFor('https://192.168.1.20:8080/')).toBe('https://192.168.1.20:8080/');
  });

  it('renews its certificate while it runs', async () => {
    const unit = tls('192.168.1.20');
    const first = await unit.made.start();
    await unit.days(100);
    expect(unit.renewed).toEqual([]);
    await unit.days(670);
    expect(unit.renewed).toHaveLength(1);
    expect(unit.renewed[0]).not.toBe(first.fingerprint);
    expect(unit.failed).toEqual([]);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['127.0.0.1.evil.example', false],
    ['192.168.1.20', false],
  ])('is only this machine on %s: %s', (host, loopback) => {
    expect(isLoopback(host)).toBe(loopback);
  });
});
