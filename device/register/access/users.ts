import type { WallTime } from '../../desk/words.ts';
import type { Role } from '../area/area.ts';

/** A user as managers see them. */
export interface UserRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** Of a manager: the deputy, not the process owner (rule A16). */
  readonly deputy: boolean;
  readonly disabled: boolean;
  /** `code`: has been given a code and not used it yet; `none`: the code has run out. */
  readonly password: 'set' | 'code' | 'none';
  /** Of the directory entry that the account is of; null: of none. */
  readonly contact: string | null;
  readonly contactName: string;
  readonly created: WallTime;
  readonly version: number;
}

/** A one-use code with which somebody chooses their password; it is shown once and kept nowhere. */
export interface GivenCode {
  readonly id: string;
  readonly login: string;
  readonly code: string;
  readonly until: WallTime;
}

/**
 * Commands of managers. None of them ever carries a password. `contact`: a person or service of the directory; null or left
 * out: the one of that name, if there is just one.
 */
export interface UsersCommands {
  readonly 'users.add': {
    readonly input: {
      readonly login: string;
      readonly name: string;
      readonly role: Role;
      readonly deputy: boolean;
      readonly contact?: string | null;
    };
    readonly output: GivenCode;
  };
  /** `version`: of the row that was edited. Refused as Users_Changed if somebody else was faster. */
  readonly 'users.change': {
    readonly input: {
      readonly id: string;
      readonly version: number;
      readonly name: string;
      readonly role: Role;
      readonly deputy: boolean;
      readonly contact?: string | null;
    };
    readonly output: null;
  };
  readonly 'users.disable': {
    readonly input: { readonly id: string; readonly disabled: boolean };
    readonly output: null;
  };
  /** The old password and every session of the user end at once. Refused as Users_Self for whoever asks. */
  readonly 'users.reset': { readonly input: { readonly id: string }; readonly output: GivenCode };
}

/**
 * What the web worker itself has written; no page can send these. `password`: as hashPassword makes it.
 * `access.looked`: `what` is a right.
 */
export interface AccessCommands {
  readonly 'access.firstManager': {
    readonly input: { readonly login: string; readonly name: string; readonly password: string };
    readonly output: { readonly id: string };
  };
  readonly 'access.setPassword': {
    readonly input: { readonly login: string; readonly code: string; readonly password: string };
    readonly output: { readonly id: string };
  };
  /** Of whoever asks. */
  readonly 'access.changePassword': {
    readonly input: { readonly password: string };
    readonly output: { readonly id: string };
  };
  readonly 'access.login': Came;
  readonly 'access.logout': Came;
  /** A session was used by a second browser and ended for that. */
  readonly 'access.stolen': Came;
  readonly 'access.failedLogins': {
    readonly input: { readonly user: string | null; readonly count: number };
    readonly output: null;
  };
  readonly 'access.looked': {
    readonly input: { readonly what: string; readonly record: string | null; readonly export: boolean };
    readonly output: null;
  };
}

interface Came {
  readonly input: Readonly<Record<string, never>>;
  readonly output: null;
}
