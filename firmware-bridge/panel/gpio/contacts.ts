import type { Duration, Key, PanelEvent } from '../../../device/ports/index.ts';
import { CHATTER_WINDOW, EdgeRate, HOOK_CHATTERS, KEY_CHATTERS } from '../edge-rate.ts';
import type { PanelTime } from '../pattern-player.ts';
import { type Contact, type Debounced, edge, hookContact, keyContact, look, looksAt } from './debounce.ts';
import type { Bcm, GpioWiring } from './options.ts';
import type { Level, OpenPins } from './pins.ts';

/** ms. Longer than a key bounces, shorter than the pause between two presses of the fastest finger. */
export const KEY_QUIET: Duration = 20;
/** ms. A hook's long contacts swing; hanging up may come so much later, lifting counts at once. */
export const HOOK_QUIET: Duration = 100;

const SHORTEST_SLEEP: Duration = 0.1;

type ContactName = Key | 'hook';

interface Watched {
  readonly name: ContactName;
  contact: Contact;
  readonly edges: EdgeRate;
  chatters: boolean;
}

/** What is wrong with the contacts: by name, empty if nothing. */
export interface ContactTroubles {
  readonly stuck: readonly ContactName[];
  readonly chattering: readonly ContactName[];
}

export const NO_TROUBLES: ContactTroubles = { stuck: [], chattering: [] };

export interface ContactsListener {
  event(event: PanelEvent): void;
  /** They have changed. */
  troubles(troubles: ContactTroubles): void;
}

/** Makes events of the raw edges of the keys and of the hook. */
export class Contacts {
  readonly #pins: OpenPins;
  readonly #time: PanelTime;
  readonly #listener: ContactsListener;
  readonly #hookClosedWhen: 'up' | 'down';
  readonly #watched = new Map<Bcm, Watched>();
  readonly #hookPin: Bcm;
  #cancel: () => void = () => undefined;
  #stopped = false;
  #told = JSON.stringify(NO_TROUBLES);

  constructor(wiring: GpioWiring, pins: OpenPins, time: PanelTime, listener: ContactsListener) {
    this.#pins = pins;
    this.#time = time;
    this.#listener = listener;
    this.#hookClosedWhen = wiring.hookClosedWhen ?? 'up';
    this.#hookPin = wiring.hook;
    const now = time.now();
    const watch = (bcm: Bcm, name: ContactName, contact: Contact) => {
      const edges = new EdgeRate(name === 'hook' ? HOOK_CHATTERS : KEY_CHATTERS);
      this.#watched.set(bcm, { name, contact, edges, chatters: false });
    };
    for (const [name, bcm] of Object.entries(wiring.keys)) {
      watch(bcm, name as Key, keyContact(this.#read(bcm), now, KEY_QUIET));
    }
    watch(wiring.hook, 'hook', hookContact(this.#read(wiring.hook), now, HOOK_QUIET));
  }

  /** To be called once, when `connected` has been told. */
  begin(): void {
    this.#tellTroubles();
    this.#arm();
  }

  get hook(): 'up' | 'down' {
    return this.#watched.get(this.#hookPin)?.contact.closed ? 'up' : 'down';
  }

  edge(bcm: Bcm, level: Level): void {
    const watched = this.#watched.get(bcm);
    if (!watched) return;
    const now = this.#time.now();
    const raw = this.#reads(bcm, level);
    if (watched.edges.edge(now)) watched.chatters = true;
    this.#take(watched, edge(watched.contact, raw, now));
    this.#tellTroubles();
    this.#arm();
  }

  /** Nothing is reported any more but the release of keys that are down, if they are to be. */
  stop({ release }: { readonly release: boolean }): void {
    this.#cancel();
    this.#stopped = true;
    if (!release) return;
    for (const { name, contact } of this.#watched.values()) {
      if (contact.closed && name !== 'hook') this.#listener.event({ type: 'released', key: name });
    }
  }

  #read(bcm: Bcm): boolean {
    return this.#reads(bcm, this.#pins.read(bcm));
  }

  /** The hook counts as closed while the handset is up, however it is wired: lifting counts at once. */
  #reads(bcm: Bcm, level: Level): boolean {
    const closed = level === 'low';
    return bcm === this.#hookPin ? closed === (this.#hookClosedWhen === 'up') : closed;
  }

  #take(watched: Watched, { contact, changes }: Debounced): void {
    const { name } = watched;
    watched.contact = contact;
    for (const { closed } of changes) {
      if (name === 'hook') this.#listener.event({ type: 'hook', hook: closed ? 'up' : 'down' });
      else this.#listener.event({ type: closed ? 'pressed' : 'released', key: name });
    }
  }

  /** When the next contact settles, or has chattered no more for a second. */
  #arm(): void {
    this.#cancel();
    // Whoever was just told of an event may have stopped all.
    if (this.#stopped) return;
    const dues = [...this.#watched.values()].flatMap((watched) => {
      const calms = watched.chatters ? watched.contact.lastEdge + CHATTER_WINDOW : null;
      return [looksAt(watched.contact), calms].filter((due) => due !== null);
    });
    if (dues.length === 0) return;
    const sleep = Math.max(SHORTEST_SLEEP, Math.min(...dues) - this.#time.now());
    // Node runs timers before it hears of edges that came meanwhile: a second timer lets those be told first.
    this.#cancel = this.#time.after(sleep, () => {
      this.#cancel = this.#time.after(0, () => this.#pass());
    });
  }

  #pass(): void {
    const now = this.#time.now();
    for (const [bcm, watched] of this.#watched) {
      const due = looksAt(watched.contact);
      if (due !== null && due <= now) this.#take(watched, look(watched.contact, this.#read(bcm), now));
      if (this.#stopped) return;
      if (now - watched.contact.lastEdge >= CHATTER_WINDOW) watched.chatters = false;
    }
    this.#tellTroubles();
    this.#arm();
  }

  #tellTroubles(): void {
    const all = [...this.#watched.values()];
    const troubles: ContactTroubles = {
      stuck: all.filter(({ contact }) => contact.stuck).map(({ name }) => name),
      chattering: all.filter(({ chatters }) => chatters).map(({ name }) => name),
    };
    const told = JSON.stringify(troubles);
    if (told === this.#told) return;
    this.#told = told;
    this.#listener.troubles(troubles);
  }
}
