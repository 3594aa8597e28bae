/**
 * What real baresips sent, frame by frame: 1.0.0 and 1.1.0 captured on loopback, 4.x put together from the format of
 * its own source. The numbers are from the range kept for fiction.
 */

export const BARESIP_1_0_0 = {
  about:
    '{"response":true,"ok":true,"data":".------------------------------------------------------------.\\n|                      \\u001B[34;1mbare\\u001B[31;1msip\\u001B[;m 1.0.0                         |\\n|                                                            |\\n| Baresip is a portable and modular SIP User-Agent           |\\n| with audio and video support                               |\\n|                                                            |\\n| License:   BSD                                             |\\n| Homepage:  https:\\/\\/github.com\\/baresip\\/baresip              |\\n|                                                            |\\n\'------------------------------------------------------------\'\\n","token":"t"}',
  regInfo:
    '{"response":true,"ok":true,"data":"\\n--- User Agents (1) ---\\n> sip:0199000100@127.0.0.1:21002            \\n\\n","token":"t"}',
  listNone: '{"response":true,"ok":true,"data":"\\n--- Active calls (0) ---\\n\\n","token":"t"}',
  listIncoming:
    '{"response":true,"ok":true,"data":"\\n--- Active calls (1) ---\\n> [line 1]  0:00:00   INCOMING             sip:0199000123@127.0.0.1:21004\\n\\n","token":"t"}',
  listHeldAndRinging:
    '{"response":true,"ok":true,"data":"\\n--- Active calls (2) ---\\n  [line 1]  0:00:02  ESTABLISHED  (on hold)  sip:0199000123@127.0.0.1:21004\\n> [line 2]  0:00:00    RINGING             sip:0199000141@127.0.0.1:21006\\n\\n","token":"t"}',
  incoming:
    '{"event":true,"type":"CALL_INCOMING","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"eb0a6af055751957","param":"sip:0199000123@127.0.0.1:21004"}',
  remoteSdpOffer:
    '{"event":true,"type":"CALL_REMOTE_SDP","class":"other","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"eb0a6af055751957","param":"offer"}',
  established:
    '{"event":true,"type":"CALL_ESTABLISHED","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"eb0a6af055751957","param":"sip:0199000123@127.0.0.1:21004"}',
  ringing:
    '{"event":true,"type":"CALL_RINGING","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"outgoing","peeruri":"sip:0199000141@127.0.0.1:21006","id":"e39e8bb8224b1acc","param":"sip:0199000141@127.0.0.1:21006"}',
  closedRejected:
    '{"event":true,"type":"CALL_CLOSED","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"outgoing","peeruri":"sip:0199000141@127.0.0.1:21006","id":"e39e8bb8224b1acc","param":"486 Rejected"}',
  transferFailed:
    '{"event":true,"type":"TRANSFER_FAILED","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"eb0a6af055751957","param":"486 Rejected"}',
  closedTransferred:
    '{"event":true,"type":"CALL_CLOSED","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"1fd3108e03e89bb2","param":"Call transfered"}',
  transferAsked:
    '{"event":true,"type":"TRANSFER","class":"call","accountaor":"sip:0199000123@127.0.0.1:21004","direction":"outgoing","peeruri":"sip:0199000100@127.0.0.1:21002","id":"eb0a6af055751957","param":"sip:0199000141@127.0.0.1:21006"}',
  localSdpWithoutId:
    '{"event":true,"type":"CALL_LOCAL_SDP","class":"other","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"outgoing","peeruri":"sip:0199000141@127.0.0.1:21006","param":"offer"}',
  accepted:
    '{"response":true,"ok":true,"data":"sip:0199000100@127.0.0.1:21002: Answering incoming call\\n","token":"t"}',
  held: '{"response":true,"ok":true,"data":"","token":"t"}',
  dialled: '{"response":true,"ok":true,"data":"","token":"t"}',
  callFindUnknown: '{"response":true,"ok":true,"data":"call not found (id=nosuch)\\n","token":"t"}',
  commandUnknown: '{"response":true,"ok":false,"data":"command not found (nosuch)\\n","token":"t"}',
  shutdown:
    '{"event":true,"type":"SHUTDOWN","class":"application","accountaor":"sip:0199000100@127.0.0.1:21002"}',
  exit: '{"event":true,"type":"EXIT","class":"application"}',
  quit: '{"response":true,"ok":true,"data":"Quit\\n","token":"t"}',
} as const;

export const BARESIP_1_1_0 = {
  about:
    '{"response":true,"ok":true,"data":".------------------------------------------------------------.\\n|                      \\u001B[34;1mbare\\u001B[31;1msip\\u001B[;m 1.1.0                         |\\n|                                                            |\\n| Baresip is a portable and modular SIP User-Agent           |\\n| with audio and video support                               |\\n|                                                            |\\n| License:   BSD                                             |\\n| Homepage:  https:\\/\\/github.com\\/baresip\\/baresip              |\\n|                                                            |\\n\'------------------------------------------------------------\'\\n","token":"t"}',
  regInfo:
    '{"response":true,"ok":true,"data":"\\n--- User Agents (1) ---\\n0 - sip:0199000100@127.0.0.1:21002            \\n\\n","token":"t"}',
  listNone:
    '{"response":true,"ok":true,"data":"\\nUser-Agent: 0199000100@127.0.0.1\\n--- Active calls (0) ---\\n\\n","token":"t"}',
  listIncoming:
    '{"response":true,"ok":true,"data":"\\nUser-Agent: 0199000100@127.0.0.1\\n--- Active calls (1) ---\\n> [line 1, id 658ea199dc56aa8e]  0:00:00   INCOMING             sip:0199000123@127.0.0.1:21004\\n\\n","token":"t"}',
  listHeldAndRinging:
    '{"response":true,"ok":true,"data":"\\nUser-Agent: 0199000100@127.0.0.1\\n--- Active calls (2) ---\\n  [line 1, id 658ea199dc56aa8e]  0:00:02  ESTABLISHED  (on hold)  sip:0199000123@127.0.0.1:21004\\n> [line 2, id 3e142a835611a84b]  0:00:00    RINGING             sip:0199000141@127.0.0.1:21006\\n\\n","token":"t"}',
  incoming:
    '{"event":true,"type":"CALL_INCOMING","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"658ea199dc56aa8e","remoteaudiodir":"sendrecv","param":"sip:0199000123@127.0.0.1:21004"}',
  remoteSdpOffer:
    '{"event":true,"type":"CALL_REMOTE_SDP","class":"other","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"658ea199dc56aa8e","remoteaudiodir":"sendrecv","param":"offer"}',
  established:
    '{"event":true,"type":"CALL_ESTABLISHED","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"658ea199dc56aa8e","remoteaudiodir":"sendrecv","param":"sip:0199000123@127.0.0.1:21004"}',
  ringing:
    '{"event":true,"type":"CALL_RINGING","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"outgoing","peeruri":"sip:0199000141@127.0.0.1:21006","id":"3e142a835611a84b","remoteaudiodir":"sendrecv","param":"sip:0199000141@127.0.0.1:21006"}',
  closedRejected:
    '{"event":true,"type":"CALL_CLOSED","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"outgoing","peeruri":"sip:0199000141@127.0.0.1:21006","id":"3e142a835611a84b","remoteaudiodir":"sendrecv","param":"486 Rejected"}',
  transferFailed:
    '{"event":true,"type":"TRANSFER_FAILED","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"658ea199dc56aa8e","remoteaudiodir":"sendonly","param":"486 Rejected"}',
  closedTransferred:
    '{"event":true,"type":"CALL_CLOSED","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"13e9feea8fedf60e","remoteaudiodir":"sendonly","param":"Call transfered"}',
  transferAsked:
    '{"event":true,"type":"TRANSFER","class":"call","accountaor":"sip:0199000123@127.0.0.1:21004","direction":"outgoing","peeruri":"sip:0199000100@127.0.0.1:21002","id":"658ea199dc56aa8e","remoteaudiodir":"recvonly","param":"sip:0199000141@127.0.0.1:21006"}',
  localSdpWithoutId:
    '{"event":true,"type":"CALL_LOCAL_SDP","class":"other","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"outgoing","peeruri":"sip:0199000141@127.0.0.1:21006","remoteaudiodir":"sendrecv","param":"offer"}',
  accepted: '{"response":true,"ok":true,"data":"","token":"t"}',
  held: '{"response":true,"ok":true,"data":"","token":"t"}',
  dialled: '{"response":true,"ok":true,"data":"call id: 3e142a835611a84b\\n","token":"t"}',
  callFindUnknown: '{"response":true,"ok":false,"data":"call not found (id=nosuch)\\n","token":"t"}',
  commandUnknown: '{"response":true,"ok":false,"data":"command not found (nosuch)\\n","token":"t"}',
  shutdown:
    '{"event":true,"type":"SHUTDOWN","class":"application","accountaor":"sip:0199000100@127.0.0.1:21002"}',
  exit: '{"event":true,"type":"EXIT","class":"application"}',
  quit: '{"response":true,"ok":true,"data":"Quit\\n","token":"t"}',
  peerHolds:
    '{"event":true,"type":"CALL_REMOTE_SDP","class":"other","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"658ea199dc56aa8e","remoteaudiodir":"recvonly","param":"offer"}',
  answeredOnHold:
    '{"event":true,"type":"CALL_ANSWERED","class":"call","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"658ea199dc56aa8e","remoteaudiodir":"sendrecv","param":"sip:0199000123@127.0.0.1:21004"}',
  ownHoldConfirmed:
    '{"event":true,"type":"CALL_REMOTE_SDP","class":"other","accountaor":"sip:0199000100@127.0.0.1:21002","direction":"incoming","peeruri":"sip:0199000123@127.0.0.1:21004","peerdisplayname":"Zoé O\'Neil <b>x<\\/b>","id":"658ea199dc56aa8e","remoteaudiodir":"sendonly","param":"answer"}',
} as const;

/** 1.1.0's reply to a `resume` that worked, with no other call there. */
export const RESUMED_1_1_0 = '{"response":true,"ok":false,"data":"Invalid argument","token":"t"}';

export const BARESIP_4 = {
  about:
    '{"response":true,"ok":true,"data":".------------------------------------------------------------.\\n|                      \\u001b[34;1mbare\\u001b[31;1msip\\u001b[;m 4.10.0                        |\\n","token":"t"}',
  regInfo:
    '{"response":true,"ok":true,"data":"\\n--- User Agents (3) ---\\n0 - sip:0199000100@pbx.example                 \\u001b[32mOK \\u001b[;m 192.0.2.10:5060 Expires 3600s\\n1 - sip:0199000101@pbx.example                    \\u001b[31mERR\\u001b[;m 192.0.2.10:5060\\n2 - sip:0199000102@pbx.example                    \\u001b[33mzzz\\u001b[;m \\n\\n","token":"t"}',
  listTwoAccounts:
    '{"response":true,"ok":true,"data":"\\nUser-Agent: 0199000100@pbx.example\\n--- Active calls (1) ---\\n> [line 1, id 5f1c0c0a2f2b8f11]  1:02:03  ESTABLISHED  (on hold)  sip:0199000123@192.0.2.20\\n\\n\\nUser-Agent: 0199000101@pbx.example\\n--- Active calls (1) ---\\n> [line 1, id 77aa]  0:00:00      EARLY             sip:0199000141@192.0.2.21\\n\\n","token":"t"}',
  incomingDiverted:
    '{"event":true,"class":"call","type":"CALL_INCOMING","accountaor":"sip:0199000100@pbx.example","direction":"incoming","peeruri":"sip:0199000123@192.0.2.20","contacturi":"sip:0199000123@192.0.2.20:5060","localuri":"sip:0199000100@pbx.example","peerdisplayname":"Zoé","id":"5f1c0c0a2f2b8f11","remoteaudiodir":"sendrecv","remotevideodir":"inactive","audiodir":"sendrecv","videodir":"inactive","localaudiodir":"sendrecv","localvideodir":"inactive","diverteruri":"sip:0199000150@pbx.example","param":"sip:0199000123@192.0.2.20"}',
  peerHolds:
    '{"event":true,"class":"call","type":"CALL_HOLD","accountaor":"sip:0199000100@pbx.example","direction":"incoming","peeruri":"sip:0199000123@192.0.2.20","id":"5f1c0c0a2f2b8f11","remoteaudiodir":"recvonly"}',
} as const;
