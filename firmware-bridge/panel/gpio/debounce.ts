import type { Duration, Instant } from '../../../device/ports/index.ts';

/**
 * What is known of one contact. Its edges are raw: a switch bounces when it closes and when it opens, and what is read
 * after an edge is the level of that later moment.
 */
export interface Contact {
  /** As it was reported last. */
  readonly closed: boolean;
  /** As it was read last. */
  readonly raw: boolean;
  readonly lastEdge: Instant;
  /** So long it has to be open without an edge before it counts as open. */
  readonly quiet: Duration;
  /** Closed since it was first looked at: no press until it has been open. */
  readonly stuck: boolean;
  /** Whether it may have been closed for so short a time that nobody saw it: a key may, a hook never is. */
  readonly brief: boolean;
}

export interface ContactChange {
  readonly closed: boolean;
  readonly at: Instant;
}

export interface Debounced {
  readonly contact: Contact;
  /** What is to be reported, in order. */
  readonly changes: readonly ContactChange[];
}

/** A key that is closed when it is first looked at is stuck: nobody pressed it. */
export function keyContact(raw: boolean, at: Instant, quiet: Duration): Contact {
  return { closed: false, raw, lastEdge: at, quiet, stuck: raw, brief: true };
}

/** A hook is believed as it stands. */
export function hookContact(raw: boolean, at: Instant, quiet: Duration): Contact {
  return { closed: raw, raw, lastEdge: at, quiet, stuck: false, brief: false };
}

/** When it is to be looked at, by `look`; null: not before the next edge. */
export function looksAt({ closed, stuck, raw, lastEdge, quiet }: Contact): Instant | null {
  return (closed || stuck) && !raw ? lastEdge + quiet : null;
}

/**
 * A look at a contact that has been open and quiet for long enough: it reads `raw` at `now`. If that is closed there was
 * an edge of which nobody has told yet.
 */
export function look(contact: Contact, raw: boolean, now: Instant): Debounced {
  const due = looksAt(contact);
  if (due === null || now < due) return { contact, changes: [] };
  if (raw) return { contact: { ...contact, raw, lastEdge: now }, changes: [] };
  const changes = contact.closed ? [{ closed: false, at: now }] : [];
  return { contact: { ...contact, closed: false, stuck: false }, changes };
}

/**
 * An edge at `at`, after which the contact reads `raw`. Closing counts at the first edge, opening when all is quiet: so a
 * bounce, which is shorter than `quiet`, never makes a second press. An open key that reads open after an edge was closed in
 * between, for so short a time that nobody saw it: that is a press too, but right after another it is an edge of that
 * one, told late.
 */
export function edge(contact: Contact, raw: boolean, at: Instant): Debounced {
  const moved: Contact = { ...contact, raw, lastEdge: at };
  if (contact.closed || contact.stuck) return { contact: moved, changes: [] };
  const toldLate = at - contact.lastEdge < 2 * contact.quiet;
  if (!raw && (toldLate || !contact.brief)) {
    return { contact: { ...contact, lastEdge: at }, changes: [] };
  }
  return { contact: { ...moved, closed: true }, changes: [{ closed: true, at }] };
}
