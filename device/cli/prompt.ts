import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks whoever sits at the terminal. */
export interface Prompt {
  /** Whether somebody can be asked. */
  readonly present: boolean;
  /** One line. */
  ask(question: string): Promise<string>;
  /** One line that is not shown while it is typed. */
  askHidden(question: string): Promise<string>;
}

/** The process's own terminal; questions go to stderr, so that stdout has the results alone. */
export const processPrompt: Prompt = {
  present: process.stdin.isTTY === true && process.stderr.isTTY === true,
  ask: (question) => askOn(process.stderr, question),
  async askHidden(question) {
    process.stderr.write(question);
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const answer = await askOn(nowhere, '');
    process.stderr.write('\n');
    return answer;
  },
};

async function askOn(output: NodeJS.WritableStream, question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}
