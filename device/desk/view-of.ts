import { continuesUntil, levelOf } from './hold-clock.ts';
import type { Call, Wait } from './ledger.ts';
import type { HoldSettings } from './settings.ts';
import type { DeskState } from './state.ts';
import type { CallView, DeskView, WaitView } from './view.ts';
import type { Instant, Moment } from './words.ts';

/** What the desk shows of itself at `moment`. */
export function viewOf(state: DeskState, moment: Moment): DeskView {
  const { settings, ledger, shown } = state;
  return {
    moment,
    hook: state.hook,
    dialled: state.dialled,
    reasonChoice: state.reasonFor && {
      call: state.reasonFor.call,
      choices: Math.min(MOST_FIGURES, settings.reasons.length),
    },
    mutedUntil: state.mutedUntil,
    lamps: shown.lamps,
    buzzer: shown.buzzer,
    calls: [...ledger.calls].sort(bySlot).map((call) => callView(call, settings.hold, moment.at)),
    lineUp: state.lineUp,
    panelConnected: state.panelConnected,
    registerFault: state.registerTrouble,
  };
}

/** The figures 1 to 9. */
const MOST_FIGURES = 9;

const NO_SLOT = 5;

function bySlot(a: Call, b: Call): number {
  return (a.slot ?? NO_SLOT) - (b.slot ?? NO_SLOT) || a.since.at - b.since.at;
}

function callView(call: Call, hold: HoldSettings, now: Instant): CallView {
  const { id, slot, direction, peer, internal, consultationFor, state, since } = call;
  const { heldByPeer, transferringTo, outcome, reason, wait } = call;
  return {
    call: id,
    slot,
    direction,
    peer,
    internal,
    consultationFor,
    state,
    since,
    heldByPeer,
    transferringTo,
    outcome,
    reason,
    wait: wait && waitView(wait, hold, now),
  };
}

function waitView(wait: Wait, hold: HoldSettings, now: Instant): WaitView {
  const { id, started, phase, spokenTo, missed, lastOutcome } = wait;
  const waiting = phase.type === 'waiting';
  return {
    wait: id,
    started,
    checkIn: phase.checkIn,
    due: waiting ? phase.due : null,
    dueFrom: waiting ? phase.dueFrom : phase.takenBack,
    level: levelOf(wait, hold, now),
    continuesUntil: waiting || phase.keepsWaiting ? null : continuesUntil(phase.takenBack, hold),
    spokenTo,
    missed,
    lastOutcome,
  };
}
