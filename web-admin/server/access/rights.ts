import type { Right, Role } from '../../api.ts';

const EVERYONE: readonly Role[] = ['receptionist', 'manager', 'technician', 'recipient'];
const OFFICE: readonly Role[] = ['receptionist', 'manager'];
const MANAGER: readonly Role[] = ['manager'];

/** Who may do what. What is not here, nobody may do. */
export const RIGHTS: Readonly<Record<Right, readonly Role[]>> = {
  'unit.read': EVERYONE,
  'desk.use': OFFICE,
  'calls.read': OFFICE,
  'settings.read': OFFICE,
  'settings.save': MANAGER,
  'call.setReason': OFFICE,
  'call.setNote': OFFICE,
  'call.flag': OFFICE,
  'call.setOutcome': OFFICE,
  'followUps.read': OFFICE,
  'outbox.read': ['manager', 'technician'],
  'outbox.resend': MANAGER,
  'followUp.promise': OFFICE,
  'followUp.take': OFFICE,
  'followUp.giveBack': OFFICE,
  'followUp.finish': OFFICE,
  'followUp.reopen': OFFICE,
  'followUp.postpone': OFFICE,
  'day.close': OFFICE,
};

export function rightsOf(role: Role): Right[] {
  return (Object.keys(RIGHTS) as Right[]).filter((right) => RIGHTS[right].includes(role));
}

export function mayDo(role: Role, right: Right): boolean {
  return RIGHTS[right].includes(role);
}
