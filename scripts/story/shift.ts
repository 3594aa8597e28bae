import { setTimeout as sleep } from 'node:timers/promises';
import type { PracticeCaller, PracticeNetwork } from '../../firmware-bridge/line/index.ts';
import type { ExpectedCall } from './expectation.ts';
import type { Narrator } from './narrator.ts';
import { instantNow, type UnitClient } from './unit-client.ts';

export interface Shift {
  readonly unit: UnitClient;
  readonly network: PracticeNetwork;
  readonly narrator: Narrator;
  /** The clock runs so many times faster than a shift's. */
  readonly speed: number;
}

/** Plays the shift at the desk through the page's own API, and returns what the register must say afterwards. */
export async function playShift(shift: Shift): Promise<readonly ExpectedCall[]> {
  const [vasseur, second, third] = shift.network.callers;
  const [fontanel, busy] = shift.network.recipients;
  if (!vasseur || !second || !third || !fontanel || !busy)
    throw new Error('the practice network is too small');
  fontanel.setBehaviour({ does: 'answers', afterMs: 5_000 / shift.speed });
  busy.setBehaviour({ does: 'busy' });
  const met = await requestMet(shift, vasseur);
  const waiting = await twoCallersWait(shift, second, third, fontanel);
  const refused = await transferRefused(shift, vasseur, busy);
  return [...met, ...waiting, ...refused];
}

/** Seconds of the shift's own time. */
const pause = (shift: Shift, seconds: number): Promise<void> => sleep((seconds * 1000) / shift.speed);

/** A caller rings and is answered with the handset down, or on their line key while another caller waits. */
async function answer(shift: Shift, caller: PracticeCaller): Promise<void> {
  const { unit, narrator } = shift;
  await caller.ring();
  const ringing = await unit.call(caller.number, 'ringing');
  narrator.say('A1', {
    fr: `${caller.name} appelle : le voyant de ligne clignote.`,
    en: `${caller.name} rings: the line lamp blinks.`,
  });
  await pause(shift, 3);
  if (unit.view.hook === 'down') await unit.hook('up');
  else await unit.press(`line${ringing.slot ?? 1}`);
  await unit.call(caller.number, 'talking');
  narrator.say('A2-A4', {
    fr: 'Décroché : structure, prénom, salutation.',
    en: 'Answered: the practice, first name, greeting.',
  });
}

async function hangUp({ unit }: Shift, caller: PracticeCaller): Promise<void> {
  await unit.hook('down');
  await unit.until('the call is over', (view) =>
    view.calls.every((call) => call.peer.number !== caller.number),
  );
}

async function requestMet(shift: Shift, caller: PracticeCaller): Promise<readonly ExpectedCall[]> {
  const { unit, narrator } = shift;
  narrator.scene({ fr: 'Une demande satisfaite', en: 'A request that is met' });
  await answer(shift, caller);
  await pause(shift, 8);
  await unit.press('satisfied');
  await hangUp(shift, caller);
  narrator.say('A6-A8', {
    fr: 'Demande satisfaite : une touche, on raccroche, c’est au registre.',
    en: 'Request met: one key, handset down, it is in the register.',
  });
  return [
    {
      number: caller.number,
      direction: 'incoming',
      outcome: 'satisfied',
      endedBy: 'desk',
      endReason: 'hungUp',
      checkIns: [],
    },
  ];
}

async function hold(shift: Shift, caller: PracticeCaller): Promise<void> {
  const { unit } = shift;
  await unit.press('hold');
  await unit.call(caller.number, 'held');
}

/** The caller's next check-in is due: waits so many seconds longer, then takes them back. */
async function checkIn(shift: Shift, caller: PracticeCaller, secondsAfterDue: number): Promise<void> {
  const { unit, narrator } = shift;
  const waiting = await unit.call(caller.number, 'held');
  const due = waiting.wait?.due ?? instantNow();
  await sleep(Math.max(0, due - instantNow()));
  await unit.until('the cue of the check-in', (view) => ['due', 'overdue'].includes(view.lamps.hold.pattern));
  narrator.say('A13', {
    fr: `Signal : reprendre ${caller.name}.`,
    en: `Cue: speak to ${caller.name} again.`,
  });
  await pause(shift, secondsAfterDue);
  if (unit.view.lamps.hold.pattern === 'overdue') {
    narrator.say('A13', {
      fr: 'Personne n’a repris la ligne : le signal insiste.',
      en: 'Nobody has taken the line back: the cue insists.',
    });
  }
  await unit.press('hold');
  await unit.call(caller.number, 'talking');
  await unit.until(
    'the cue is off for this caller',
    (view) => !view.calls.some((call) => call.peer.number === caller.number && call.wait?.level),
  );
  narrator.say('A13', {
    fr: `${caller.name} reprise : souhaitez-vous patienter ?`,
    en: `${caller.name} taken back: would you like to go on waiting?`,
  });
  await pause(shift, 3);
}

async function twoCallersWait(
  shift: Shift,
  first: PracticeCaller,
  second: PracticeCaller,
  recipient: PracticeNetwork['recipients'][number],
): Promise<readonly ExpectedCall[]> {
  const { unit, narrator } = shift;
  narrator.scene({ fr: 'Deux personnes en attente', en: 'Two callers wait' });
  await answer(shift, first);
  await pause(shift, 4);
  await hold(shift, first);
  narrator.say('A9', {
    fr: `${first.name} choisit de patienter : mise en attente.`,
    en: `${first.name} would rather wait: put on hold.`,
  });
  await checkIn(shift, first, 1);
  await hold(shift, first);
  narrator.say('A13', {
    fr: 'Patiente encore : prochaine reprise dans une minute.',
    en: 'Keeps waiting: the next check-in is in a minute.',
  });
  await checkIn(shift, first, 12);
  await hold(shift, first);
  await secondCaller(shift, second, recipient);
  await checkIn(shift, first, 1);
  await unit.press('message');
  await hangUp(shift, first);
  narrator.say('A14', { fr: `${first.name} laisse un message.`, en: `${first.name} leaves a message.` });
  return [
    {
      number: first.number,
      direction: 'incoming',
      outcome: 'message',
      endedBy: 'desk',
      endReason: 'hungUp',
      checkIns: ['onTime', 'late', 'onTime'],
    },
    {
      number: second.number,
      direction: 'incoming',
      outcome: 'transferred',
      endedBy: 'desk',
      endReason: 'transferred',
      checkIns: ['onTime', 'void'],
    },
    {
      number: recipient.number,
      direction: 'outgoing',
      outcome: null,
      endedBy: 'desk',
      endReason: 'transferred',
      checkIns: [],
    },
  ];
}

/** Rings while the first one waits (rule B5), waits as well, and is put through. */
async function secondCaller(
  shift: Shift,
  caller: PracticeCaller,
  recipient: PracticeNetwork['recipients'][number],
): Promise<void> {
  const { unit, narrator } = shift;
  await pause(shift, 2);
  await answer(shift, caller);
  await pause(shift, 3);
  await hold(shift, caller);
  narrator.say('B5', {
    fr: 'Deux personnes patientent, chacune a son horloge.',
    en: 'Two callers wait, each has a clock of their own.',
  });
  await checkIn(shift, caller, 1);
  await unit.press('speed1');
  await unit.press('transfer');
  await unit.call(recipient.number, 'talking');
  narrator.say('A10-A12', {
    fr: `${recipient.name} répond : la communication est transférée.`,
    en: `${recipient.name} answers: the call is put through.`,
  });
  await unit.press('transfer');
  await unit.until('the transfer is made', (view) =>
    view.calls.every((call) => call.peer.number !== caller.number),
  );
}

async function transferRefused(
  shift: Shift,
  caller: PracticeCaller,
  recipient: PracticeNetwork['recipients'][number],
): Promise<readonly ExpectedCall[]> {
  const { unit, narrator } = shift;
  narrator.scene({ fr: 'Un transfert refusé', en: 'A transfer that is refused' });
  await answer(shift, caller);
  await pause(shift, 4);
  await unit.press('speed2');
  await unit.press('transfer');
  await unit.until('the caller is given back with a cue', (view) => view.buzzer.pattern === 'returned');
  narrator.say('A12', {
    fr: `${recipient.name} est en ligne : un signal rend la personne qui appelle.`,
    en: `${recipient.name} is busy: a cue gives the caller back.`,
  });
  await unit.press('hold');
  await unit.call(caller.number, 'talking');
  await pause(shift, 3);
  await unit.press('callBack');
  await hangUp(shift, caller);
  narrator.say('A15', { fr: 'À rappeler aujourd’hui.', en: 'To be called back today.' });
  return [
    {
      number: caller.number,
      direction: 'incoming',
      outcome: 'callBack',
      endedBy: 'desk',
      endReason: 'hungUp',
      checkIns: ['early'],
    },
    {
      number: recipient.number,
      direction: 'outgoing',
      outcome: null,
      endedBy: 'peer',
      endReason: 'busy',
      checkIns: [],
    },
  ];
}
