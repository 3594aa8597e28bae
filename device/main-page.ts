import type { CommandResult, PageCommand, PracticeCaller, UnitStatus } from '../web-admin/api.ts';
import type { Config } from './config/config.ts';
import type { Fact } from './desk/index.ts';
import type { Lesson } from './guide/practice/lesson.ts';
import type { DeskLoop } from './loop/desk-loop.ts';
import type { UnitPanel } from './main-panel.ts';
import type { RegisterRequest } from './register/area/request.ts';

/** What the page is told of the unit, and what becomes of what it asks for. */

export type LessonCommand = Extract<
  PageCommand,
  { readonly type: 'practiceStart' | 'practiceGoOn' | 'practiceStop' | 'practiceReset' }
>;

/** Who can be made to ring the desk, in practice. */
export interface Practice {
  callers(): readonly PracticeCaller[];
  ring(caller: string): Promise<CommandResult>;
  hangUp(caller: string): Promise<CommandResult>;
  /** Scenarios, and how far the learner has come. */
  lesson(): Lesson;
  carryOut(command: LessonCommand): Promise<CommandResult>;
  /** What happened at the desk. */
  hear(facts: readonly Fact[]): void;
  /** What the page had the register write. */
  written(request: RegisterRequest): void;
  /** Called when a caller's state has changed. */
  onChange(listener: () => void): void;
}

export function statusOf(
  config: Config,
  version: string,
  practice: Practice | null,
  state: Pick<UnitStatus, 'speedKeys' | 'deadLetters' | 'crmSilentSince' | 'openLines'>,
): UnitStatus {
  const { first, repeat, grace } = config.hold;
  return {
    version,
    unitName: config.unit.name,
    language: config.language,
    lineName: config.line.name,
    hold: { first, repeat, grace },
    ...state,
    ownPanel: config.panel.driver !== 'virtual',
    practice: practice && { callers: practice.callers(), lesson: practice.lesson() },
  };
}

const DONE: CommandResult = { ok: true };

export function carryOut(
  command: PageCommand,
  { drawn }: UnitPanel,
  loop: DeskLoop,
  practice: Practice | null,
): CommandResult | Promise<CommandResult> {
  switch (command.type) {
    case 'pressKey':
      if (drawn) drawn.press(command.key);
      else loop.pageKey('pressed', command.key);
      return DONE;
    case 'releaseKey':
      if (drawn) drawn.release(command.key);
      else loop.pageKey('released', command.key);
      return DONE;
    case 'moveHook':
      if (!drawn) return loop.pageHook(command.hook) ? DONE : HOOK_ON_UNIT;
      drawn.moveHook(command.hook);
      return DONE;
    case 'practiceRing':
      return practice?.ring(command.caller) ?? NOT_PRACTICE;
    case 'practiceHangUp':
      return practice?.hangUp(command.caller) ?? NOT_PRACTICE;
    case 'practiceStart':
    case 'practiceGoOn':
    case 'practiceStop':
    case 'practiceReset':
      return practice?.carryOut(command) ?? NOT_PRACTICE;
    default: {
      const refusal = loop.request(command);
      return refusal ? { ok: false, ...refusal } : DONE;
    }
  }
}

/** Desk and hand would each think something else of where the handset is. */
const HOOK_ON_UNIT: CommandResult = {
  ok: false,
  code: 'Desk_HookOnUnit',
  message: "The handset is the unit's own: lift it or put it down there.",
};

const NOT_PRACTICE: CommandResult = {
  ok: false,
  code: 'Practice_NotPractice',
  message: 'This is a real unit: only real callers ring it.',
};
