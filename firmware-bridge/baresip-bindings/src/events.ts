/** What baresip says of the call that an event is about. */
export interface EventCall {
  /** The call's id, which is its SIP Call-ID. */
  readonly callId: string;
  readonly direction: 'incoming' | 'outgoing';
  /** Address of record of our account, as `sip:user@host`. */
  readonly account: string;
  readonly peerUri: string;
  /** Display name as the peer sent it: any text of any length. */
  readonly peerName: string | null;
  /** Who passed the call on to us (4.x, from the Diversion header); null where it is not told. */
  readonly diverterUri: string | null;
  /**
   * Direction of the sound as seen from here (1.1.0 on): `recvonly` or `inactive` after the peer has put us on hold,
   * `sendonly` once the peer has taken note of our own hold. Null in 1.0.0.
   */
  readonly remoteAudio: AudioDirection | null;
}

const AUDIO_DIRECTIONS = ['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const;
export type AudioDirection = (typeof AUDIO_DIRECTIONS)[number];

const CALL_TYPES = [
  'CALL_INCOMING',
  'CALL_OUTGOING',
  'CALL_RINGING',
  'CALL_PROGRESS',
  'CALL_ANSWERED',
  'CALL_ESTABLISHED',
  'CALL_HOLD',
  'CALL_RESUME',
  'CALL_REDIRECT',
  'CALL_RTPESTAB',
  'CALL_RTCP',
  'CALL_MENC',
  'CALL_LOCAL_SDP',
  'CALL_REMOTE_SDP',
  'AUDIO_ERROR',
] as const;

const ACCOUNT_TYPES = [
  'REGISTERING',
  'REGISTER_OK',
  'REGISTER_FAIL',
  'FALLBACK_OK',
  'FALLBACK_FAIL',
  'UNREGISTERING',
  'MWI_NOTIFY',
] as const;

const PROCESS_TYPES = ['SHUTDOWN', 'EXIT'] as const;

/**
 * CALL_HOLD and CALL_RESUME (3.7.0 on) tell that the *peer* holds us; no version tells of our own hold.
 * CALL_ANSWERED comes again at each hold and resume in 1.1.0.
 */
export type CallEvent = EventCall & {
  readonly type: (typeof CALL_TYPES)[number];
  readonly param: string | null;
};

/** The call is over. After a blind transfer that succeeded the reason is `Call transfered`, so spelt. */
export type CallClosedEvent = EventCall & { readonly type: 'CALL_CLOSED'; readonly reason: string };

/**
 * Our transfer failed, e.g. `486 Rejected`. From 2.0.0 on the call stays. **1.0.0 and 1.1.0 then end the call by
 * themselves and send no CALL_CLOSED for it.**
 */
export type TransferFailedEvent = EventCall & { readonly type: 'TRANSFER_FAILED'; readonly reason: string };

/** The peer asks us to call somebody else. */
export type TransferEvent = EventCall & { readonly type: 'TRANSFER'; readonly referTo: string };

export type DtmfEvent = EventCall & {
  readonly type: 'CALL_DTMF_START' | 'CALL_DTMF_END';
  readonly key: string;
};

export interface AccountEvent {
  readonly type: (typeof ACCOUNT_TYPES)[number];
  readonly account: string;
  /** `200 OK`, or why the registration failed. */
  readonly param: string | null;
}

export interface ProcessEvent {
  readonly type: (typeof PROCESS_TYPES)[number];
  readonly param: string | null;
}

/** An event this package has no type for, or one without the fields that its type needs: kept as it came. */
export interface UnknownEvent {
  readonly type: 'unknown';
  readonly name: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

export type BaresipEvent =
  | CallEvent
  | CallClosedEvent
  | TransferFailedEvent
  | TransferEvent
  | DtmfEvent
  | AccountEvent
  | ProcessEvent
  | UnknownEvent;

/** Types `raw` as an event. Never throws: what cannot be typed is an UnknownEvent. */
export function parseEvent(raw: Readonly<Record<string, unknown>>): BaresipEvent {
  const name = text(raw.type) ?? '';
  return (
    callEvent(name, raw) ??
    accountEvent(name, raw) ??
    processEvent(name, raw) ?? { type: 'unknown', name, raw }
  );
}

function callEvent(name: string, raw: Readonly<Record<string, unknown>>): BaresipEvent | null {
  const call = eventCall(raw);
  if (call === null) return null;
  const param = text(raw.param);
  switch (name) {
    case 'CALL_CLOSED':
    case 'TRANSFER_FAILED':
      return { type: name, ...call, reason: param ?? '' };
    case 'TRANSFER':
      return { type: name, ...call, referTo: param ?? '' };
    case 'CALL_DTMF_START':
    case 'CALL_DTMF_END':
      return { type: name, ...call, key: param ?? '' };
  }
  const type = CALL_TYPES.find((known) => known === name);
  return type === undefined ? null : { type, ...call, param };
}

function accountEvent(name: string, raw: Readonly<Record<string, unknown>>): AccountEvent | null {
  const type = ACCOUNT_TYPES.find((known) => known === name);
  const account = text(raw.accountaor);
  return type === undefined || account === null ? null : { type, account, param: text(raw.param) };
}

function processEvent(name: string, raw: Readonly<Record<string, unknown>>): ProcessEvent | null {
  const type = PROCESS_TYPES.find((known) => known === name);
  return type === undefined ? null : { type, param: text(raw.param) };
}

function eventCall(raw: Readonly<Record<string, unknown>>): EventCall | null {
  const callId = text(raw.id);
  const direction = raw.direction;
  if (callId === null || (direction !== 'incoming' && direction !== 'outgoing')) return null;
  return {
    callId,
    direction,
    account: text(raw.accountaor) ?? '',
    peerUri: text(raw.peeruri) ?? '',
    peerName: text(raw.peerdisplayname),
    diverterUri: text(raw.diverteruri),
    remoteAudio: AUDIO_DIRECTIONS.find((known) => known === raw.remoteaudiodir) ?? null,
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
