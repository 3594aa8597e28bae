import type { CallView, DeskView } from '../../../device/desk/view.ts';
import type { UnitStatus } from '../../api.ts';

/** Stands for who somebody is. */
const HIDDEN = '•••';

/**
 * The desk as somebody may see it who is not logged in: how many wait, since when, until when, and every lamp; but not who,
 * what they dialled or what became of it. Made new from what may be shown, so that a part added later stays hidden.
 */
export function maskView(view: DeskView): DeskView {
  const { moment, hook, mutedUntil, lamps, buzzer, lineUp, panelConnected, registerFault } = view;
  return {
    moment,
    hook,
    dialled: '',
    reasonChoice: null,
    mutedUntil,
    lamps,
    buzzer,
    calls: view.calls.map(maskCall),
    lineUp,
    panelConnected,
    registerFault: registerFault && { code: registerFault.code, message: '' },
  };
}

function maskCall({
  call,
  slot,
  direction,
  consultationFor,
  state,
  since,
  heldByPeer,
  ...rest
}: CallView): CallView {
  return {
    call,
    slot,
    direction,
    peer: { number: null, name: HIDDEN },
    internal: false,
    consultationFor,
    state,
    since,
    heldByPeer,
    transferringTo: rest.transferringTo && HIDDEN,
    outcome: null,
    reason: null,
    wait: rest.wait && { ...rest.wait, lastOutcome: null },
  };
}

export function maskStatus(status: UnitStatus): UnitStatus {
  const { version, unitName, language, lineName, hold, deadLetters, crmSilentSince, openLines, ownPanel } =
    status;
  return {
    version,
    unitName,
    language,
    lineName,
    hold,
    deadLetters,
    crmSilentSince,
    openLines,
    speedKeys: [],
    ownPanel,
    practice: null,
  };
}
