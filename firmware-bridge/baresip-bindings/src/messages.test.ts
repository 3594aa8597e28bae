import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BaresipEvent } from './events.ts';
import { dialledCallId, parseMessage, type Reply } from './messages.ts';
import { BARESIP_1_0_0, BARESIP_1_1_0, BARESIP_4, RESUMED_1_1_0 } from './testing/captured.ts';

function eventOf(text: string): BaresipEvent {
  const message = parseMessage(text);
  if (message.kind !== 'event') throw new Error(`no event: ${text}`);
  return message.event;
}

function replyOf(text: string): Reply {
  const message = parseMessage(text);
  if (message.kind !== 'reply') throw new Error(`no reply: ${text}`);
  return message.reply;
}

describe('events', () => {
  it('tell who calls, with the name as it was sent', () => {
    expect(eventOf(BARESIP_1_0_0.incoming)).toMatchObject({
      type: 'CALL_INCOMING',
      callId: 'eb0a6af055751957',
      direction: 'incoming',
      account: 'sip:0199000100@127.0.0.1:21002',
      peerUri: 'sip:0199000123@127.0.0.1:21004',
      peerName: "Zoé O'Neil <b>x</b>",
      diverterUri: null,
      remoteAudio: null,
    });
  });

  it('tell who passed the call on, in 4.x', () => {
    expect(eventOf(BARESIP_4.incomingDiverted)).toMatchObject({
      type: 'CALL_INCOMING',
      diverterUri: 'sip:0199000150@pbx.example',
    });
  });

  it.each([BARESIP_1_0_0, BARESIP_1_1_0])('tell how a call goes on and ends', (captured) => {
    expect(eventOf(captured.established).type).toBe('CALL_ESTABLISHED');
    expect(eventOf(captured.ringing)).toMatchObject({
      type: 'CALL_RINGING',
      direction: 'outgoing',
      peerName: null,
    });
    expect(eventOf(captured.closedRejected)).toMatchObject({ type: 'CALL_CLOSED', reason: '486 Rejected' });
    expect(eventOf(captured.closedTransferred)).toMatchObject({
      type: 'CALL_CLOSED',
      reason: 'Call transfered',
    });
    expect(eventOf(captured.transferFailed)).toMatchObject({
      type: 'TRANSFER_FAILED',
      reason: '486 Rejected',
    });
    expect(eventOf(captured.transferAsked)).toMatchObject({
      type: 'TRANSFER',
      referTo: 'sip:0199000141@127.0.0.1:21006',
    });
  });

  it('tell from 1.1.0 on which way the sound goes: peer holds, our own hold is noted', () => {
    expect(eventOf(BARESIP_1_1_0.peerHolds)).toMatchObject({
      type: 'CALL_REMOTE_SDP',
      remoteAudio: 'recvonly',
    });
    expect(eventOf(BARESIP_1_1_0.ownHoldConfirmed)).toMatchObject({
      type: 'CALL_REMOTE_SDP',
      remoteAudio: 'sendonly',
    });
    expect(eventOf(BARESIP_4.peerHolds)).toMatchObject({ type: 'CALL_HOLD', remoteAudio: 'recvonly' });
  });

  it('tell of the process and of accounts', () => {
    expect(eventOf(BARESIP_1_0_0.shutdown)).toEqual({ type: 'SHUTDOWN', param: null });
    expect(eventOf(BARESIP_1_1_0.exit)).toEqual({ type: 'EXIT', param: null });
    const failed = {
      event: true,
      type: 'REGISTER_FAIL',
      accountaor: 'sip:0199000100@pbx.example',
      param: '403 No',
    };
    expect(eventOf(JSON.stringify(failed))).toEqual({
      type: 'REGISTER_FAIL',
      account: 'sip:0199000100@pbx.example',
      param: '403 No',
    });
  });

  it('of an unknown type are kept as they came', () => {
    expect(eventOf('{"event":true,"type":"NEW_THING","class":"call","id":"1"}')).toEqual({
      type: 'unknown',
      name: 'NEW_THING',
      raw: { event: true, type: 'NEW_THING', class: 'call', id: '1' },
    });
  });

  it('without the fields that their type needs are unknown, not half-filled', () => {
    expect(eventOf(BARESIP_1_0_0.localSdpWithoutId)).toMatchObject({
      type: 'unknown',
      name: 'CALL_LOCAL_SDP',
    });
    expect(eventOf('{"event":true,"type":"CALL_CLOSED","id":7,"direction":"incoming"}').type).toBe('unknown');
    expect(eventOf('{"event":true,"type":"CALL_CLOSED","id":"7","direction":"sideways"}').type).toBe(
      'unknown',
    );
    expect(eventOf('{"event":true}')).toMatchObject({ type: 'unknown', name: '' });
  });
});

describe('replies', () => {
  it('carry token, ok and text', () => {
    expect(parseMessage(BARESIP_1_1_0.callFindUnknown)).toEqual({
      kind: 'reply',
      token: 't',
      reply: { ok: false, data: 'call not found (id=nosuch)\n' },
    });
  });

  it('are taken as they are: 1.0.0 says ok to an unknown call, 1.1.0 refuses a resume that worked', () => {
    expect(replyOf(BARESIP_1_0_0.callFindUnknown)).toEqual({
      ok: true,
      data: 'call not found (id=nosuch)\n',
    });
    expect(replyOf(RESUMED_1_1_0)).toEqual({ ok: false, data: 'Invalid argument' });
  });

  it('to dial name the new call from 1.1.0 on', () => {
    expect(dialledCallId(replyOf(BARESIP_1_1_0.dialled))).toBe('3e142a835611a84b');
    expect(dialledCallId(replyOf(BARESIP_1_0_0.dialled))).toBeNull();
  });

  it('without ok or text are not taken for a success', () => {
    expect(parseMessage('{"response":true}')).toEqual({
      kind: 'reply',
      token: null,
      reply: { ok: false, data: '' },
    });
  });
});

describe('anything else', () => {
  it.each(['', 'nonsense', '{', 'null', '[]', '"x"', '7', '{}', '{"event":false}', '{"response":"true"}'])(
    '%j is kept as an unknown message',
    (text) => {
      expect(parseMessage(text)).toEqual({ kind: 'unknown', text });
    },
  );

  it('no JSON whatever makes it throw', () => {
    const anyField = fc.constantFrom(
      'event',
      'type',
      'id',
      'direction',
      'accountaor',
      'param',
      'response',
      'token',
    );
    const anyType = fc.constantFrom('CALL_INCOMING', 'CALL_CLOSED', 'REGISTER_OK', 'EXIT', 'incoming', true);
    fc.assert(
      fc.property(fc.dictionary(anyField, fc.oneof(anyType, fc.jsonValue())), (value) => {
        expect(['event', 'reply', 'unknown']).toContain(parseMessage(JSON.stringify(value)).kind);
      }),
    );
  });
});
