import { describe, expect, it } from 'vitest';
import { checkCommand, commands, MAX_COMMAND_BYTES } from './commands.ts';
import { isBaresipError } from './errors.ts';

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return isBaresipError(error) ? error.code : 'another error';
  }
  return 'none';
}

describe('building commands', () => {
  it('gives the command word and, where there is one, its parameter', () => {
    expect(commands.listCalls()).toEqual({ command: 'listcalls' });
    expect(commands.hold('4f2a')).toEqual({ command: 'hold', params: '4f2a' });
    expect(commands.hold()).toEqual({ command: 'hold' });
    expect(commands.dial('sip:0199000141@127.0.0.1:5070')).toEqual({
      command: 'dial',
      params: 'sip:0199000141@127.0.0.1:5070',
    });
  });

  it.each([
    '',
    ' ',
    'sip:a b@x',
    'sip:a@x\n',
    'sip:a@x\r\nhangup',
    'a\tb',
    'a\u0000b',
    'a\u00a0b',
    'a\u007f',
  ])('refuses %j as a parameter', (uri) => {
    expect(codeOf(() => commands.dial(uri))).toBe('Baresip_ParamsInvalid');
  });

  it('takes as many bytes as baresip reads and not one more', () => {
    const room = MAX_COMMAND_BYTES - 'dial '.length;
    expect(codeOf(() => commands.dial('x'.repeat(room)))).toBe('none');
    expect(codeOf(() => commands.dial('x'.repeat(room + 1)))).toBe('Baresip_ParamsTooLong');
    expect(codeOf(() => commands.dial('é'.repeat(room / 2 + 1)))).toBe('Baresip_ParamsTooLong');
  });

  it('says how long it was and how long it may be', () => {
    expect(() => commands.dial('x'.repeat(2_000))).toThrow(/2005 bytes .* reads 1023/u);
  });

  it('checks commands that were put together by hand as well', () => {
    expect(codeOf(() => checkCommand({ command: 'quit\n' }))).toBe('Baresip_ParamsInvalid');
    expect(codeOf(() => checkCommand({ command: 'uanew', params: '<sip:a@b>;regint=0 more' }))).toBe('none');
  });
});
