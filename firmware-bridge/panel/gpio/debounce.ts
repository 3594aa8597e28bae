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
  return { closed: false, raw, lastEdge: at, quiet, stuck: raw };
}

/** A hook is believed as it stands. */
export function hookContact(raw: boolean, at: Instant, quiet: Duration): Contact {
  return { closed: raw, raw, lastEdge: at, quiet, stuck: false };
}

/** When `pass` will have something to do; null: not before the next edge. */
export function settlesAt({ closed, stuck, raw, lastEdge, quiet }: Contact): Instant | null {
  return (closed || stuck) && !raw ? lastEdge + quiet : null;
}

/** Time alone: a contact that has been quiet for long enough is open. */
export function pass(contact: Contact, now: Instant): Debounced {
  const settles = settlesAt(contact);
  if (settles === null || now < settles) return { contact, changes: [] };
  const changes = contact.closed ? [{ closed: false, at: settles }] : [];
  return { contact: { ...contact, closed: false, stuck: false }, changes };
}

/**
 * An edge at `at`, after which the contact reads `raw`. Closing counts at the first edge, opening when all is quiet: so a
 * bounce, which is shorter than `quiet`, never makes a second press. An open contact that reads open after an edge was
 * closed in between, for so short a time that nobody saw it: that is a press too.
 */
export function edge(before: Contact, raw: boolean, at: Instant): Debounced {
  const { contact, changes } = pass(before, at);
  const moved = { ...contact, raw, lastEdge: at };
  if (contact.closed || contact.stuck) return { contact: moved, changes };
  if (!raw && at - contact.lastEdge < contact.quiet) return { contact, changes };
  return { contact: { ...moved, closed: true }, changes: [...changes, { closed: true, at }] };
}
