/** Why a device cannot be used. `absent`: nothing is plugged in, which is no fault of the wiring. */
export interface PortFault {
  readonly reason: 'absent' | 'unusable' | 'closed';
  /** As `Firmata_NoPort`; where there is none, the reason says enough. */
  readonly code?: string;
  /** What is wrong, and what to do. */
  readonly message: string;
}

export interface PortEvents {
  opened(): void;
  data(bytes: Uint8Array): void;
  /** It could not be opened, or is open no more. Nothing comes after it. */
  ended(fault: PortFault): void;
}

/** The wire to a board. */
export interface Port {
  /** Never throws and never waits. */
  write(bytes: Uint8Array): void;
  /** Sends what was written, closes, and tells nothing more. */
  close(): Promise<void>;
}

/** Begins to open the wire. Events come later, never within the call. */
export type OpenPort = (events: PortEvents) => Port;

/** What was thrown, as the reason why there is no panel. */
export function faultOf(error: unknown): PortFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const message = error instanceof Error ? error.message : String(error);
  return { reason: 'unusable', ...(code !== undefined && { code }), message };
}
