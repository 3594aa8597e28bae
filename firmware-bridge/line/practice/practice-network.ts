import type { RecipientBehaviour } from '../recipient-behaviour.ts';

export interface PracticeNetworkOptions {
  /** Configurations and logs of the instances go here; made if missing. */
  readonly folder: string;
  /** Path of the baresip to use. Default: the machine's own. */
  readonly baresip?: string;
  /** Free ports are looked for in this range, on 127.0.0.1. Default 20000-21999. */
  readonly ports?: { readonly first: number; readonly last: number };
  readonly log?: (text: string) => void;
}

/** What a BaresipLine needs to be the desk's line in this network. */
export interface PracticeDeskLine {
  readonly host: string;
  readonly controlPort: number;
  readonly lineName: string;
  readonly numberPlan: Readonly<Record<string, string>>;
  readonly internalNumbers: readonly string[];
}

export interface PracticeCaller {
  readonly name: string;
  readonly number: string;
  /** `inCall` also while held or put through to a recipient. */
  readonly state: 'idle' | 'ringing' | 'inCall';
  /** Rings the desk. Rejects with Practice_CallerBusy or Practice_NotReady. */
  ring(): Promise<void>;
  hangUp(): Promise<void>;
  onState(listener: (state: PracticeCaller['state']) => void): () => void;
}

export interface PracticeRecipient {
  readonly name: string;
  /** Short number, as dialled at the desk. */
  readonly number: string;
  readonly behaviour: RecipientBehaviour;
  setBehaviour(behaviour: RecipientBehaviour): void;
  hangUp(): Promise<void>;
}

/**
 * A telephone network of real baresip instances on loopback: the desk's line, callers, recipients. An instance that dies
 * comes back by itself; none outlives this process, however it ends.
 */
export class PracticeNetwork {
  /** Resolves when every instance answers. Rejects with Practice_BaresipMissing or Practice_NotReady. */
  static start(_options: PracticeNetworkOptions): Promise<PracticeNetwork> {
    throw new Error('to come');
  }

  private constructor(
    readonly deskLine: PracticeDeskLine,
    readonly callers: readonly PracticeCaller[],
    readonly recipients: readonly PracticeRecipient[],
  ) {}

  stop(): Promise<void> {
    throw new Error('to come');
  }

  /** SIGKILL to the desk line's baresip, to practise a fault: it comes back by itself. */
  killDeskLine(): void {
    throw new Error('to come');
  }
}
