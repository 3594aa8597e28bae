import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, routeOf } from './route.ts';

const DESK = { page: 'desk', parts: [] };

describe('the address', () => {
  it('tells the page, and what of it', () => {
    const parts = ['2026-11-21', 's1-4'];
    expect(routeOf('#/register/2026-11-21/s1-4')).toEqual({ page: 'register', parts });
    expect(routeOf('#/register')).toEqual({ page: 'register', parts: [] });
    expect(routeOf('')).toEqual(DESK);
  });

  it('shows the desk when it means nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(routeOf(`#/x${text}`)).toEqual(DESK)));
    expect(routeOf('#/register/%zz')).toEqual({ page: 'register', parts: [''] });
  });

  it('comes back as it was written, whatever a call is named', () => {
    const names = fc.string({ minLength: 1, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(names, (call) => {
        const parts = ['2026-11-21', call];
        expect(routeOf(hashOf('register', ...parts))).toEqual({ page: 'register', parts });
      }),
    );
  });
});
