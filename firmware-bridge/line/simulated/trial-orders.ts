/** What can be asked for on the socket of a line on trial. */
export type TrialOrder =
  | { readonly does: 'ring'; readonly number: string; readonly name: string | null }
  | { readonly does: 'hangUp'; readonly number: string };

const ORDER = /^(ring|hangup) +(\+?[0-9*#]{1,20})(?: +(\S.*?))? *$/;

/** One line: `ring 0199000017 Mme Odile Vasseur`, `hangup 0199000017`. @throws {Error} it is neither: says what may be. */
export function readOrder(text: string): TrialOrder {
  const [, verb, number, name] = ORDER.exec(text.trim()) ?? [];
  if (verb === 'ring' && number) return { does: 'ring', number, name: name ?? null };
  if (verb === 'hangup' && number && name === undefined) return { does: 'hangUp', number };
  throw new Error('no such order: there are "ring NUMBER [NAME]" and "hangup NUMBER"');
}
