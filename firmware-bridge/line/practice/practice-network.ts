import { join } from 'node:path';
import { findBaresips, type InstalledBaresip } from '../baresip/instance.ts';
import { type InstanceSound, SILENT_SOUND } from '../baresip/instance-folder.ts';
import type { RecipientBehaviour } from '../recipient-behaviour.ts';
import { systemTimers, type Timers } from '../timers.ts';
import { findFreePorts, type InstancePorts, type PortRange, reservePorts } from './free-ports.ts';
import { PracticeError } from './practice-error.ts';
import { type Person, PracticeCaller, PracticeRecipient } from './practice-people.ts';
import { KeptInstance, PracticePhone, type PracticePhoneOptions } from './practice-phone.ts';

type Binary = Pick<InstalledBaresip, 'path' | 'modulePath' | 'majorVersion'>;

export interface PracticeNetworkOptions {
  /** Configurations and logs of the instances go here; made if missing. */
  readonly folder: string;
  /** The baresip of all phones. Default: the first that `findBaresips` finds, the machine's own. */
  readonly baresip?: Binary;
  /** Free ports are looked for in this range, on 127.0.0.1. Default 20000-21999. */
  readonly ports?: PortRange;
  /** People beyond the usual callers, whose phones are started only when they are told to. Default: none. */
  readonly actors?: readonly Person[];
  /** Where the desk hears its calls and speaks into them. Default: nowhere. */
  readonly deskSound?: InstanceSound;
  readonly timers?: Timers;
  readonly log?: (text: string) => void;
}

/** What a BaresipLine needs to be the desk's line in this network. */
export interface PracticeDeskLine {
  readonly host: string;
  readonly controlPort: number;
  /** SIP address at which the desk is called. */
  readonly address: string;
  readonly lineName: string;
  readonly numberPlan: Readonly<Record<string, string>>;
  readonly internalNumbers: readonly string[];
}

const HOST = '127.0.0.1';
const DEFAULT_PORTS: PortRange = { first: 20_000, last: 21_999 };
const DESK: Person = { name: 'Accueil', number: 'accueil' };
/** All invented; 01 99 00 is set apart for fiction in France. */
const CALLERS: readonly Person[] = [
  { name: 'Mme Odile Vasseur', number: '0199001234' },
  { name: 'M. Théophile Garance', number: '0199002257' },
  { name: 'Mme Capucine Delorge', number: '0199004810' },
];
/** A caller can play a recording into the call. */
const CALLER_SOUND: InstanceSound = { ...SILENT_SOUND, modules: ['aufile.so'] };
const RECIPIENTS: readonly (Person & { readonly behaviour: RecipientBehaviour })[] = [
  { name: 'Dr Élise Fontanel', number: '21', behaviour: { does: 'answers', afterMs: 4_000 } },
  { name: 'Dr Bastien Roque', number: '22', behaviour: { does: 'busy' } },
  { name: 'Mme Solène Arnoux', number: '23', behaviour: { does: 'ringsInVain' } },
];

/**
 * A telephone network of real baresip instances on loopback: the desk's line, callers, recipients. An instance that dies
 * comes back by itself; none outlives this process, however it ends.
 */
export class PracticeNetwork {
  readonly deskLine: PracticeDeskLine;
  readonly callers: readonly PracticeCaller[];
  readonly actors: readonly PracticeCaller[];
  readonly recipients: readonly PracticeRecipient[];
  private readonly desk: KeptInstance;
  /** Running from the beginning on. */
  private readonly usual: readonly PracticePhone[];
  private readonly phones: readonly PracticePhone[];

  /**
   * Resolves when every phone answers. Rejects with Practice_BaresipMissing, Practice_NoPorts or Practice_NotReady, and
   * leaves nothing running then.
   */
  static async start(options: PracticeNetworkOptions, find = findBaresips): Promise<PracticeNetwork> {
    const binary = options.baresip ?? firstOf(await find());
    const people = [DESK, ...CALLERS, ...RECIPIENTS, ...(options.actors ?? [])];
    const ports = await findFreePorts(people.length, options.ports ?? DEFAULT_PORTS);
    if (ports.length < people.length) {
      throw new PracticeError(
        'Practice_NoPorts',
        `the practice network needs ${people.length} groups of free ports and found ${ports.length}: end what uses them, or give another range`,
      );
    }
    const network = new PracticeNetwork({ ...options, baresip: binary }, ports);
    await network.reserve(ports.slice(ports.length - network.actors.length));
    await network.begin();
    return network;
  }

  private constructor(
    options: PracticeNetworkOptions & { readonly baresip: Binary },
    ports: readonly InstancePorts[],
  ) {
    const timers = options.timers ?? systemTimers;
    const queue = [...ports];
    const setUp = (person: Person, sound: InstanceSound) =>
      setUpOf(person, queue.shift(), sound, options, timers);
    const addresses: Record<string, string> = {};
    const desk = setUp(DESK, options.deskSound ?? SILENT_SOUND);
    const deskAddress = addressOf(DESK, desk);
    const withPhone = <P extends Person>(person: P, sound: InstanceSound) => {
      const set = setUp(person, sound);
      addresses[person.number] = addressOf(person, set);
      return { person, phone: new PracticePhone(set) };
    };
    const callers = CALLERS.map((person) => withPhone(person, CALLER_SOUND));
    const recipients = RECIPIENTS.map((person) => withPhone(person, SILENT_SOUND));
    const actors = (options.actors ?? []).map((person) => withPhone(person, CALLER_SOUND));
    this.desk = new KeptInstance(desk);
    this.desk.onDied = () => this.deskDied();
    this.usual = [...callers, ...recipients].map(({ phone }) => phone);
    this.phones = [...this.usual, ...actors.map(({ phone }) => phone)];
    const callerOf = ({ person, phone }: (typeof callers)[number]) =>
      new PracticeCaller(person, phone, deskAddress, timers);
    this.callers = callers.map(callerOf);
    this.actors = actors.map(callerOf);
    this.recipients = recipients.map(
      ({ person, phone }) => new PracticeRecipient(person, phone, person.behaviour, timers),
    );
    this.deskLine = {
      host: HOST,
      controlPort: desk.instance.controlPort,
      address: deskAddress,
      lineName: DESK.name,
      numberPlan: addresses,
      internalNumbers: RECIPIENTS.map(({ number }) => number),
    };
  }

  /** The phones of the actors start later, and must find their ports free then. */
  private async reserve(ports: readonly InstancePorts[]): Promise<void> {
    for (const [index, actor] of this.actors.entries()) {
      const own = ports[index];
      if (own) actor.beforeStart = await reservePorts(own);
    }
  }

  /** Ends every phone; resolves when all have ended. */
  async stop(): Promise<void> {
    await Promise.all(this.actors.map((actor) => actor.beforeStart()));
    await Promise.all([this.desk, ...this.phones].map((part) => part.stop()));
  }

  /** SIGKILL to the desk line's baresip, to practise a fault: it comes back by itself. */
  killDeskLine(): void {
    this.desk.instance.kill('SIGKILL');
  }

  /** SIGSTOP or SIGCONT: the desk line's baresip is there and says nothing, or goes on. */
  freezeDeskLine(frozen: boolean): void {
    this.desk.instance.kill(frozen ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Nobody tells the peers that the desk's phone is gone, and a practice peer has no patience of its own. */
  private deskDied(): void {
    for (const phone of this.phones) phone.hangUpAll().catch(() => undefined);
  }

  private async begin(): Promise<void> {
    const results = await Promise.allSettled([this.desk, ...this.usual].map((part) => part.start()));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed === undefined) return;
    await this.stop();
    throw new PracticeError('Practice_NotReady', `a practice phone did not start: ${String(failed.reason)}`, {
      cause: failed.reason,
    });
  }
}

function firstOf([first]: readonly Binary[]): Binary {
  if (first !== undefined) return first;
  throw new PracticeError(
    'Practice_BaresipMissing',
    'the practice network needs baresip, and none was found: run ./scripts/start, which installs it',
  );
}

function setUpOf(
  person: Person,
  ports: InstancePorts | undefined,
  sound: InstanceSound,
  options: PracticeNetworkOptions & { readonly baresip: Binary },
  timers: Timers,
): PracticePhoneOptions {
  if (ports === undefined)
    throw new PracticeError('Practice_NoPorts', `no ports are left for ${person.name}`);
  const instance = {
    binary: options.baresip,
    folder: join(options.folder, person.number),
    sipAddress: `${HOST}:${ports.sip}`,
    controlPort: ports.control,
    rtpPorts: ports.rtp,
    accounts: [{ user: person.number, displayName: person.name }],
    sound,
    // 1.x does not quit before its calls have ended in order; in practice nobody waits for that.
    stopTimeoutMs: 300,
  };
  return { name: person.number, instance, timers, log: options.log ?? (() => {}) };
}

function addressOf(person: Person, { instance }: PracticePhoneOptions): string {
  return `sip:${person.number}@${instance.sipAddress}`;
}
