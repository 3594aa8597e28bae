import fc from 'fast-check';
import { expect, it } from 'vitest';
import { networkOf } from './connection.ts';

it.each([
  ['192.168.1.20', '192.168.1.20'],
  ['::ffff:192.168.1.20', '192.168.1.20'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::5', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::12%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
])('whoever asks from %s is counted as %s', (address, counted) => {
  expect(networkOf(address)).toBe(counted);
});

it('all addresses of one /64 are one, however they are written, and no other is', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16));
  const groups = (count: number) => fc.array(group, { minLength: count, maxLength: count });
  fc.assert(
    fc.property(groups(4), groups(4), groups(4), groups(4), (net, one, other, elsewhere) => {
      const at = (first: readonly string[], last: readonly string[]) =>
        networkOf([...first, ...last].join(':'));
      expect(at(net, one)).toBe(at(net, other));
      expect(at(net, one) === at(elsewhere, one)).toBe(net.join() === elsewhere.join());
    }),
  );
});
