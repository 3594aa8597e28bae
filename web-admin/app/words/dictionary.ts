import type {
  BuzzerPattern,
  CheckInOutcome,
  CueLevel,
  Key,
  LampPattern,
  Outcome,
} from '../../../device/desk/words.ts';
import type { RefusalCode } from '../../api.ts';
import type { Theme } from '../live/preferences.ts';
import type { Announcement } from '../logic/announcements.ts';
import type { PageName } from '../logic/route.ts';
import type { WaitState } from '../logic/waits.ts';

/** Every word of the frame and of the Desk page in one language. The register's words stand in register.ts. */
export interface Words {
  readonly shell: {
    readonly pages: string;
    readonly management: string;
    readonly pageNames: Readonly<Record<PageName, string>>;
    readonly skip: string;
    readonly connecting: string;
    readonly live: string;
    readonly lost: (since: string) => string;
    readonly lineDown: string;
    readonly panelLost: string;
    readonly registerFault: string;
    /** Beside the unit's date and time. */
    readonly clockDoubtful: string;
    readonly deadLetters: (count: number) => string;
    readonly crmSilent: (since: string) => string;
    readonly sound: Readonly<Record<'on' | 'off' | 'blocked', string>>;
    readonly theme: Readonly<Record<Theme, string>>;
    /** In the other language: what the button changes to. */
    readonly otherLanguage: string;
    readonly keys: string;
    readonly logOut: string;
    readonly callersDue: (count: number) => string;
    readonly nobodyDue: string;
    readonly loading: string;
    readonly refusals: Readonly<
      Record<
        | Exclude<RefusalCode, 'Desk_NoSuchCall'>
        | 'Calls_TooOld'
        | 'Web_NotReady'
        | 'Web_NotLoggedIn'
        | 'Web_TooManyCommands'
        | 'other',
        string
      >
    >;
  };
  readonly peer: {
    readonly noNumber: string;
    /** A number of the unit's own speed keys. */
    readonly known: string;
    /** The line gave a name; nobody has checked it. */
    readonly announced: string;
    readonly unknown: string;
    readonly internal: string;
  };
  readonly waits: {
    readonly title: string;
    readonly question: string;
    readonly states: Readonly<Record<WaitState, string>>;
    readonly dueIn: string;
    readonly lateBy: string;
    readonly lamps: Readonly<Record<CueLevel, string>>;
    readonly spokenTo: (times: number) => string;
    readonly missed: (times: number) => string;
    readonly saidLast: Readonly<Record<CheckInOutcome, string>>;
    readonly waitingSince: (length: string) => string;
    readonly takeBack: string;
    readonly takeBackWhom: (name: string) => string;
    readonly empty: string;
    readonly emptyHow: (first: string, repeat: string) => string;
    readonly consulting: (whom: string) => string;
    readonly transferring: (to: string) => string;
  };
  readonly ways: {
    readonly title: string;
    readonly ask: (name: string) => string;
    readonly nobody: string;
    readonly ways: Readonly<Record<CheckInOutcome, string>>;
    readonly checkIn: (number: number) => string;
    readonly saidLast: (what: string) => string;
    readonly sameWaitFor: (length: string) => string;
  };
  readonly calls: {
    readonly title: string;
    readonly question: string;
    readonly states: {
      readonly ringing: string;
      readonly dialling: string;
      readonly talking: string;
      readonly held: string;
    };
    readonly since: (time: string) => string;
    readonly heldByPeer: string;
    readonly outgoing: string;
    readonly outcome: string;
    readonly outcomeOf: (name: string) => string;
    readonly outcomes: Readonly<Record<Outcome, string>>;
    readonly empty: string;
    readonly emptyHow: string;
    readonly emptyPractice: string;
    readonly last: string;
    readonly noneYet: string;
    readonly saved: string;
    readonly notSaved: string;
    readonly noOutcome: string;
  };
  readonly practice: {
    readonly title: string;
    readonly ring: (name: string) => string;
    readonly hangUp: (name: string) => string;
    readonly states: { readonly ringing: string; readonly inCall: string };
  };
  readonly unit: {
    readonly title: string;
    readonly question: string;
    readonly plate: string;
    readonly lift: string;
    readonly putDown: string;
    readonly hook: { readonly up: string; readonly down: string };
    readonly dialled: string;
    readonly keypad: string;
    readonly speed: string;
    readonly lines: string;
    readonly functions: string;
    readonly key: (key: Key) => string;
    readonly noSpeed: string;
    readonly lampNames: {
      readonly hold: string;
      readonly fault: string;
      readonly line: (slot: string) => string;
    };
    readonly lampStates: Readonly<Record<LampPattern, string>>;
    readonly buzzer: string;
    readonly buzzerStates: Readonly<Record<BuzzerPattern, string>>;
    readonly mutedUntil: (time: string) => string;
  };
  readonly announce: Readonly<Record<Announcement['what'], (name: string) => string>>;
  readonly tab: (due: number, name: string) => string;
}
