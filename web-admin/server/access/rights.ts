import type { RegisterCommands, Right, Role } from '../../api.ts';

const EVERYONE: readonly Role[] = ['receptionist', 'manager', 'technician', 'recipient'];
const OFFICE: readonly Role[] = ['receptionist', 'manager'];
const MANAGER: readonly Role[] = ['manager'];

/** Who may do what. What is not here, nobody may do. */
export const RIGHTS: Readonly<Record<Right, readonly Role[]>> = {
  'unit.read': EVERYONE,
  'unit.check': ['manager', 'technician'],
  'desk.use': OFFICE,
  'calls.read': OFFICE,
  'calls.export': MANAGER,
  'settings.read': OFFICE,
  'settings.save': MANAGER,
  'users.read': MANAGER,
  'users.add': MANAGER,
  'users.change': MANAGER,
  'users.disable': MANAGER,
  'users.reset': MANAGER,
  'audit.read': MANAGER,
  'call.setReason': OFFICE,
  'call.setNote': OFFICE,
  'call.flag': OFFICE,
  'call.setOutcome': OFFICE,
  'directory.read': OFFICE,
  'directory.export': MANAGER,
  'directory.save': OFFICE,
  'directory.remove': MANAGER,
  'directory.check': MANAGER,
  'directory.import': MANAGER,
  'followUps.read': OFFICE,
  'figures.read': MANAGER,
  'outbox.read': ['manager', 'technician'],
  'outbox.resend': MANAGER,
  'outbox.putAside': MANAGER,
  'person.read': MANAGER,
  'person.erase': MANAGER,
  'followUp.promise': OFFICE,
  'followUp.take': OFFICE,
  'followUp.giveBack': OFFICE,
  'followUp.finish': OFFICE,
  'followUp.reopen': OFFICE,
  'followUp.postpone': OFFICE,
  'day.close': OFFICE,
  'messages.read': OFFICE,
  'messages.readOwn': EVERYONE,
  'message.save': OFFICE,
  'message.add': OFFICE,
  'message.told': OFFICE,
  'message.discard': OFFICE,
  // The register itself sees to it that they are for whoever asks.
  'message.see': EVERYONE,
  'message.acknowledge': EVERYONE,
  'guide.read': OFFICE,
  'guide.edit': MANAGER,
  'guide.saveDraft': MANAGER,
  'guide.dropDraft': MANAGER,
  'guide.publish': MANAGER,
  'guide.restore': MANAGER,
  'guide.import': MANAGER,
  'coach.use': OFFICE,
};

/** Which rights show personal data: that somebody used one is written into the audit log. */
const LOOKS: Readonly<Record<Exclude<Right, keyof RegisterCommands>, boolean>> = {
  // The speed keys have names and numbers: the route says so.
  'unit.read': false,
  'unit.check': false,
  // Its events: see SessionAccess.watch.
  'desk.use': true,
  'calls.read': true,
  'calls.export': true,
  'settings.read': false,
  'users.read': true,
  'audit.read': true,
  'followUps.read': true,
  'messages.read': true,
  'messages.readOwn': true,
  'directory.read': true,
  'directory.export': true,
  // Of persons only where a manager wants them: their routes say so.
  'figures.read': false,
  // Ids, states and errors of events, not what they say.
  'outbox.read': false,
  'person.read': true,
  'guide.read': false,
  'guide.edit': false,
  'coach.use': false,
};

export function rightsOf(role: Role): Right[] {
  return (Object.keys(RIGHTS) as Right[]).filter((right) => RIGHTS[right].includes(role));
}

export function mayDo(role: Role, right: Right): boolean {
  return RIGHTS[right].includes(role);
}

/** Whether an answer to a request with this right shows personal data. */
export function isLook(right: Right): boolean {
  return Object.hasOwn(LOOKS, right) && LOOKS[right as keyof typeof LOOKS];
}
