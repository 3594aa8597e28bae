/** What went wrong, as `Area_Reason`. README.md lists each with its remedy. */
export type BaresipErrorCode =
  /** No reply within the deadline: invalid JSON, a hanging baresip, or a reply that was lost. */
  | 'Baresip_Timeout'
  /** There is no connection, so nothing was sent. */
  | 'Baresip_NotConnected'
  /** The connection went away before the reply came: whether baresip acted on the command is unknown. */
  | 'Baresip_ConnectionLost'
  /** `stop()` was called. */
  | 'Baresip_Stopped'
  /** Command and params together are longer than baresip reads; it would cut them without a word. */
  | 'Baresip_ParamsTooLong'
  /** Control characters in the params, or spaces where one word is needed. */
  | 'Baresip_ParamsInvalid'
  /** Too many requests wait already. */
  | 'Baresip_QueueFull';

/** The one error class of this package. */
export class BaresipError extends Error {
  override readonly name = 'BaresipError';
  readonly code: BaresipErrorCode;

  constructor(code: BaresipErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** True if `error` is a BaresipError, with this code where one is given. */
export function isBaresipError(error: unknown, code?: BaresipErrorCode): error is BaresipError {
  return error instanceof BaresipError && (code === undefined || error.code === code);
}
