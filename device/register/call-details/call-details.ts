import type { CallFlag, CallId, ChosenOutcome } from '../../desk/words.ts';

/** The longest note: a sentence or two; what is more is a message. */
export const NOTE_LENGTH = 500;

/**
 * What people say of a call, open or ended. Refused: `Calls_NoSuchCall`; `Calls_TooOld`, more days after it began than the
 * setting `callsOpenFor` allows; and as each says.
 */
export interface CallDetailsCommands {
  /** `reason`: an id of the setting `reasons`, else `Calls_NoSuchReason`; null takes it back. Journalled as `reasonSet`. */
  readonly 'call.setReason': {
    readonly input: { readonly call: CallId; readonly reason: string | null };
    readonly output: null;
  };
  /**
   * `version`: of the note that was seen, 0 if there was none; if another has been written since, `Calls_NoteChanged`. An
   * empty note removes it. Answers its new version.
   */
  readonly 'call.setNote': {
    readonly input: { readonly call: CallId; readonly note: string; readonly version: number };
    readonly output: number;
  };
  /** Journalled as `callFlagged`, if it is not so already. */
  readonly 'call.flag': {
    readonly input: { readonly call: CallId; readonly flag: CallFlag; readonly on: boolean };
    readonly output: null;
  };
  /** Of an ended call; of an open one the desk itself must be told, else `Calls_StillOpen`. Journalled as `outcomeSet`. */
  readonly 'call.setOutcome': {
    readonly input: { readonly call: CallId; readonly outcome: ChosenOutcome };
    readonly output: null;
  };
}
