import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseListCalls } from './listcalls.ts';
import { parseMessage } from './messages.ts';
import { parseRegInfo } from './reginfo.ts';
import { BARESIP_1_0_0, BARESIP_1_1_0, BARESIP_4 } from './testing/captured.ts';
import { parseAbout, traitsOf } from './version.ts';

function dataOf(text: string): string {
  const message = parseMessage(text);
  return message.kind === 'reply' ? message.reply.data : '';
}

function versionOf(text: string) {
  const version = parseAbout(text);
  if (version === null) throw new Error(`no version in ${text}`);
  return version;
}

describe('listcalls', () => {
  it('of 1.0.0 has neither ids nor accounts', () => {
    expect(parseListCalls(dataOf(BARESIP_1_0_0.listHeldAndRinging))).toEqual({
      recognised: true,
      announced: 2,
      calls: [
        {
          line: 1,
          id: null,
          account: null,
          uri: 'sip:0199000123@127.0.0.1:21004',
          state: 'established',
          onHold: true,
          current: false,
          durationSeconds: 2,
        },
        {
          line: 2,
          id: null,
          account: null,
          uri: 'sip:0199000141@127.0.0.1:21006',
          state: 'ringing',
          onHold: false,
          current: true,
          durationSeconds: 0,
        },
      ],
    });
  });

  it('of 1.1.0 has ids and accounts', () => {
    const { calls } = parseListCalls(dataOf(BARESIP_1_1_0.listHeldAndRinging));
    expect(calls.map(({ id, account, onHold, current }) => ({ id, account, onHold, current }))).toEqual([
      { id: '658ea199dc56aa8e', account: '0199000100@127.0.0.1', onHold: true, current: false },
      { id: '3e142a835611a84b', account: '0199000100@127.0.0.1', onHold: false, current: true },
    ]);
  });

  it('of 4.x lists each account, with its own current call', () => {
    const { calls, announced } = parseListCalls(dataOf(BARESIP_4.listTwoAccounts));
    expect(announced).toBe(2);
    expect(calls.map(({ account, id, current }) => [account, id, current])).toEqual([
      ['0199000100@pbx.example', '5f1c0c0a2f2b8f11', true],
      ['0199000101@pbx.example', '77aa', true],
    ]);
    expect(calls[0]).toMatchObject({ onHold: true, durationSeconds: 3_723 });
    expect(calls[1]).toMatchObject({ state: 'early', onHold: false });
  });

  it.each([BARESIP_1_0_0, BARESIP_1_1_0])('knows an incoming call and an empty list', (captured) => {
    expect(parseListCalls(dataOf(captured.listIncoming)).calls).toMatchObject([
      { state: 'incoming', line: 1 },
    ]);
    expect(parseListCalls(dataOf(captured.listNone))).toEqual({ recognised: true, announced: 0, calls: [] });
  });

  it('takes "no active calls" for an empty list', () => {
    expect(parseListCalls('\n--- No active calls ---\n').recognised).toBe(true);
  });

  it('does not take "(on hold)" in an address for the state', () => {
    const line = '> [line 1]  0:00:02  ESTABLISHED             sip:(on hold)@127.0.0.1';
    expect(parseListCalls(line).calls).toMatchObject([{ onHold: false, uri: 'sip:(on hold)@127.0.0.1' }]);
  });

  it('says so when a line could not be read, or when the text is none of its answers', () => {
    const damaged = parseListCalls('\n--- Active calls (2) ---\n> [line 1]  rubbish\n');
    expect(damaged).toEqual({ recognised: true, announced: 2, calls: [] });
    expect(parseListCalls('command not found (listcalls)\n').recognised).toBe(false);
  });

  it('keeps a call whose state is new', () => {
    const line = '  [line 3, id a]  0:00:00      QUEUED             sip:x@y';
    expect(parseListCalls(line).calls).toMatchObject([{ state: 'unknown', id: 'a', line: 3 }]);
  });

  it('no text whatever makes it throw', () => {
    const pieces = fc.constantFrom(
      '> ',
      '  ',
      '[line 1]',
      '[line 2, id x]',
      '0:00:00',
      'ESTABLISHED',
      '(on hold)',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), (parts) => {
        const { calls } = parseListCalls(parts.join('  '));
        for (const call of calls) expect(call.durationSeconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('reginfo', () => {
  it.each([BARESIP_1_0_0, BARESIP_1_1_0])('knows an account without a registrar', (captured) => {
    expect(parseRegInfo(dataOf(captured.regInfo))).toEqual([
      { aor: 'sip:0199000100@127.0.0.1:21002', state: 'none' },
    ]);
  });

  it('knows registered, refused and waiting accounts under the colours', () => {
    expect(parseRegInfo(dataOf(BARESIP_4.regInfo))).toEqual([
      { aor: 'sip:0199000100@pbx.example', state: 'registered' },
      { aor: 'sip:0199000101@pbx.example', state: 'failed' },
      { aor: 'sip:0199000102@pbx.example', state: 'pending' },
    ]);
  });

  it('knows the second account of 1.0.0, which has no mark', () => {
    const text =
      '\n--- User Agents (2) ---\n> sip:a@x   \u001b[31mERR\u001b[;m y Expires 60s\n  sip:b@x   \n\n';
    expect(parseRegInfo(text)).toEqual([
      { aor: 'sip:a@x', state: 'failed' },
      { aor: 'sip:b@x', state: 'none' },
    ]);
  });

  it('counts an account as registered when one of its registrars took it', () => {
    expect(parseRegInfo('0 - sip:a@x     ERR y FB-OK  z\n')).toEqual([
      { aor: 'sip:a@x', state: 'registered' },
    ]);
  });

  it('finds nothing in other texts', () => {
    expect(parseRegInfo('command not found (reginfo)\n')).toEqual([]);
  });
});

describe('the version', () => {
  it('is found under the colours', () => {
    expect(parseAbout(dataOf(BARESIP_1_0_0.about))?.text).toBe('1.0.0');
    expect(parseAbout(dataOf(BARESIP_1_1_0.about))?.text).toBe('1.1.0');
    expect(parseAbout(dataOf(BARESIP_4.about))).toEqual({ major: 4, minor: 10, patch: 0, text: '4.10.0' });
  });

  it('is null where there is none', () => {
    expect(parseAbout('command not found (about)\n')).toBeNull();
  });

  it('says what to expect', () => {
    const from = (text: string) => traitsOf(versionOf(`baresip ${text}`));
    expect(from('1.0.0')).toEqual({
      listsCallIds: false,
      heedsCallIds: false,
      resumesByItself: true,
      failedTransferEndsCall: true,
      registersOnCommand: false,
      tellsPeerHold: false,
    });
    expect(from('1.1.0')).toMatchObject({
      listsCallIds: true,
      resumesByItself: false,
      failedTransferEndsCall: true,
    });
    expect(from('3.6.0')).toMatchObject({
      failedTransferEndsCall: false,
      registersOnCommand: true,
      tellsPeerHold: false,
    });
    expect(from('4.10.0').tellsPeerHold).toBe(true);
  });
});
