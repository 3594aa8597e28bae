export type PracticeErrorCode =
  /** There is no baresip on this machine. */
  | 'Practice_BaresipMissing'
  /** Too few free ports in the range. */
  | 'Practice_NoPorts'
  /** A phone does not answer (yet). */
  | 'Practice_NotReady'
  /** The caller is in a call already. */
  | 'Practice_CallerBusy'
  /** There is no espeak-ng on this machine. */
  | 'Practice_VoiceMissing'
  /** espeak-ng failed, or gave what cannot be played. */
  | 'Practice_NotSpoken';

/** What the practice network cannot do, and what to do about it. */
export class PracticeError extends Error {
  override readonly name = 'PracticeError';
  readonly code: PracticeErrorCode;

  constructor(code: PracticeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
