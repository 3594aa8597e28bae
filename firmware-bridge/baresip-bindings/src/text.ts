/** Takes the terminal colour codes out of what baresip prints. */
export function stripColours(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins every colour code
  return text.replace(/\u001b\[[0-9;]*[A-Za-z]/gu, '');
}
