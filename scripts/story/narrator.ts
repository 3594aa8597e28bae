import { styleText } from 'node:util';

export interface Said {
  readonly fr: string;
  readonly en: string;
}

/** Tells on the terminal what happens, with the time since the story began, as the shift's clock has it. */
export class Narrator {
  readonly #language: 'fr' | 'en';
  readonly #speed: number;
  readonly #began = Date.now();

  constructor(language: 'fr' | 'en', speed: number) {
    this.#language = language;
    this.#speed = speed;
  }

  scene(said: Said): void {
    process.stdout.write(`\n${styleText('bold', said[this.#language])}\n`);
  }

  say(rules: string, said: Said): void {
    const seconds = ((Date.now() - this.#began) * this.#speed) / 1000;
    const time = `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
    process.stdout.write(`  ${time.padStart(6)}  ${rules.padEnd(8)}${said[this.#language]}\n`);
  }

  text(said: Said): string {
    return said[this.#language];
  }
}
