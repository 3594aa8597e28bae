import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, routeOf } from './route.ts';

describe('the address', () => {
  it('tells the page, the day and the call', () => {
    expect(routeOf('#/register/2026-11-21/s1-4')).toEqual({
      page: 'register',
      day: '2026-11-21',
      call: 's1-4',
    });
    expect(routeOf('#/register')).toEqual({ page: 'register', day: null, call: null });
    expect(routeOf('')).toEqual({ page: 'desk' });
  });

  it('shows the desk when it means nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => void expect(routeOf(`#/x${text}`)).toEqual({ page: 'desk' })),
    );
    expect(routeOf('#/register/%zz')).toEqual({ page: 'register', day: null, call: null });
  });

  it('comes back as it was written, whatever a call is named', () => {
    const names = fc.string({ minLength: 1, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(names, (call) => {
        const route = { page: 'register', day: '2026-11-21', call } as const;
        expect(routeOf(hashOf(route))).toEqual(route);
      }),
    );
  });
});
