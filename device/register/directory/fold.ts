/** What a search looks through, and what entries are sorted by: the name, then the role. */
export function folded(name: string, role: string): string {
  return `${fold(name)}\n${fold(role)}`;
}

/** Small letters without accents: how names are looked for. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
