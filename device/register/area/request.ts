import type { By } from './area.ts';
import type { CommandFault } from './refused.ts';

/** What somebody asks the register to write. */
export interface RegisterRequest {
  /** Full name of the command, such as `directory.save`. */
  readonly command: string;
  readonly input: unknown;
  readonly by: By;
}

/** `ok`: it is on the disk. Otherwise nothing has changed; `code` is for programs, `message` for people, in English. */
export type RegisterAnswer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly faults?: readonly CommandFault[];
    };
