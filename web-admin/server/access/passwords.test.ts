import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Passwords, passwordFault } from './passwords.ts';

const CHEAP = { log2N: 2, r: 1, p: 1 };

describe('a password', () => {
  it('is kept by scrypt with N = 2^15, r = 8, p = 3, with a salt of its own', async () => {
    const passwords = new Passwords();
    const [first, second] = [await passwords.hash('quatre chevaux'), await passwords.hash('quatre chevaux')];
    expect(first).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(first).not.toBe(second);
    expect(await passwords.isRight('quatre chevaux', first)).toBe(true);
    expect(await passwords.isRight('quatre cheval', first)).toBe(false);
  }, 20_000);

  it('of nobody takes as long to try as that of somebody', async () => {
    const passwords = new Passwords();
    const stored = await passwords.hash('quatre chevaux');
    const time = async (kept: string | null) => {
      const began = process.cpuUsage();
      expect(await passwords.isRight('wrong', kept)).toBe(false);
      return process.cpuUsage(began).user;
    };
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 3; round++) {
      times.known.push(await time(stored));
      times.unknown.push(await time(null));
    }
    // Processor time, the least of three: another test may be running beside this one.
    const ratio = Math.min(...times.known) / Math.min(...times.unknown);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  }, 30_000);

  it('is the right one whatever it is, and no other is', async () => {
    const typed = fc.string({ unit: 'binary' }).filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text));
    const passwords = new Passwords(CHEAP);
    await fc.assert(
      fc.asyncProperty(typed, typed, async (one, other) => {
        const stored = await passwords.hash(one);
        const same = one.normalize('NFKC') === other.normalize('NFKC');
        expect(await passwords.isRight(one, stored)).toBe(true);
        expect(await passwords.isRight(other, stored)).toBe(same);
        expect(await passwords.isRight(one, null)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same however the keyboard puts its accents together', async () => {
    const passwords = new Passwords(CHEAP);
    expect(await passwords.isRight('e\u0301te\u0301', await passwords.hash('\u00e9t\u00e9'))).toBe(true);
  });

  it.each([
    ['123456789', 'anne', '10 to 200'],
    ['x'.repeat(201), 'anne', '10 to 200'],
    ['abababababab', 'anne', '5 different'],
    ['Anne et ses soeurs', 'anne', 'login name'],
    ['quatre chevaux verts\0', 'anne', 'can be typed'],
    ['quatre chevaux \ud800', 'anne', 'can be typed'],
    ['quatre chevaux verts', 'anne', null],
    ['🦊🐢🐝🦆🐌🦋🐙🐳🦔🐿️', 'anne', null],
  ])('«%s» of %s', (password, login, fault) => {
    const found = passwordFault(password, login);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toContain(fault);
  });
});
