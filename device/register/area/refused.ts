/** One field that was refused. */
export interface CommandFault {
  /** Where, such as `recipient` or `details.drugs.0.dose`; empty for the whole. */
  readonly path: string;
  /** What may stand there, in English or as a key of the page's own words. */
  readonly allowed: string;
}

/** A command that cannot be carried out as it was given; nothing has changed. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  /** Such as `Directory_NoSuchEntry`. */
  readonly code: string;
  readonly faults: readonly CommandFault[];

  /** `message`: what was wrong and what to do, in English; the page has its own words for each code. */
  constructor(code: string, message: string, faults: readonly CommandFault[] = []) {
    super(message);
    this.code = code;
    this.faults = faults;
  }
}
