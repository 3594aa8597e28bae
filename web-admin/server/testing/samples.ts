import type { DeskView } from '../../../device/desk/view.ts';
import { LAMPS } from '../../../device/desk/words.ts';
import type { CallDetail, CallRow } from '../../../device/register/rows.ts';
import type { PageCommand, UnitStatus } from '../../api.ts';

export function aView(changes: Partial<DeskView> = {}): DeskView {
  const off = { pattern: 'off', since: 0 } as const;
  return {
    moment: { at: 1000, wall: 1_800_000_000_000 },
    hook: 'down',
    dialled: '',
    reasonChoice: null,
    mutedUntil: null,
    lamps: Object.fromEntries(LAMPS.map((lamp) => [lamp, off])) as DeskView['lamps'],
    buzzer: { pattern: 'silent', since: 0 },
    calls: [],
    lineUp: true,
    panelConnected: true,
    registerFault: null,
    ...changes,
  };
}

export const aStatus: UnitStatus = {
  version: '0.1.0',
  unitName: 'Accueil',
  language: 'fr',
  deadLetters: 0,
  crmSilentSince: null,
  openLines: { late: 0, closing: 0 },
  lineName: 'desk',
  hold: { first: 30_000, repeat: 60_000, grace: 5000 },
  speedKeys: [],
  ownPanel: false,
  practice: null,
};

export function aCall(changes: Partial<CallRow> = {}): CallRow {
  return {
    key: 1,
    call: 's1-1',
    line: 'desk',
    direction: 'incoming',
    number: '0199001234',
    name: 'Éloïse Martin',
    contact: null,
    internal: false,
    consultationFor: null,
    started: new Date(2026, 2, 29, 14, 5, 9).getTime(),
    answered: null,
    ended: null,
    endedBy: null,
    endReason: null,
    outcome: null,
    reason: null,
    grave: false,
    aggressive: false,
    note: null,
    noteVersion: 0,
    ringTime: 4400,
    talkTime: 0,
    holdTime: 0,
    checkIns: [],
    ...changes,
  };
}

export function aDetail(call: string): CallDetail {
  return { ...aCall({ call }), segments: [], waits: [] };
}

/** One command of each kind. */
export const COMMANDS: { readonly [Type in PageCommand['type']]: PageCommand } = {
  pressKey: { type: 'pressKey', key: 'digit#' },
  releaseKey: { type: 'releaseKey', key: 'speed8' },
  moveHook: { type: 'moveHook', hook: 'up' },
  setOutcome: { type: 'setOutcome', call: 's1-1', outcome: 'commercial' },
  setCheckInOutcome: { type: 'setCheckInOutcome', wait: 's1-1w1', outcome: 'keepsWaiting' },
  takeBack: { type: 'takeBack', call: 's1-1' },
  callNumber: { type: 'callNumber', number: '+33199001234' },
  practiceRing: { type: 'practiceRing', caller: 'Mme Petit' },
  practiceHangUp: { type: 'practiceHangUp', caller: 'Mme Petit' },
  practiceStart: { type: 'practiceStart', scenario: 'recipientBusy', language: 'fr' },
  practiceGoOn: { type: 'practiceGoOn' },
  practiceStop: { type: 'practiceStop' },
  practiceReset: { type: 'practiceReset' },
};
