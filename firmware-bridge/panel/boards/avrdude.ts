import { spawn } from 'node:child_process';
import type {
  Duration,
  FlashFault,
  FlashProgress,
  FlashResult,
  Programmer,
} from '../../../device/ports/index.ts';

export interface FlashJob {
  readonly device: string;
  readonly programmer: Programmer;
  /** Intel HEX. */
  readonly imageFile: string;
  readonly onProgress: (progress: FlashProgress) => void;
  /** Ends avrdude: the flash may be half written then, the bootloader is not touched. */
  readonly stop: AbortSignal;
  /** Default: the one of the PATH. */
  readonly command?: string;
}

/** A bootloader that has not answered by then will not: avrdude itself would try for 50 s. */
const ANSWERS_WITHIN: Duration = 8_000;
/** 30 kB at 57,600 baud, written and read back, take 15 s. */
const DONE_WITHIN: Duration = 90_000;
const CHIP = 'm328p';
/** avrdude draws its bars with so many marks. */
const MARKS = 50;

/** Writes the image with avrdude and reads it back. Never rejects. */
export function flashWithAvrdude(job: FlashJob): Promise<FlashResult> {
  return new Promise((resolve) => {
    const avrdude = spawn(job.command ?? 'avrdude', words(job), {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    const output = new Output(job.onProgress);
    let late = false;
    const kill = () => avrdude.kill('SIGTERM');
    const tooLate = () => {
      late = true;
      kill();
    };
    const unanswered = setTimeout(() => !output.answered && tooLate(), ANSWERS_WITHIN);
    const deadline = setTimeout(tooLate, DONE_WITHIN);
    job.stop.addEventListener('abort', kill);
    const end = (result: FlashResult) => {
      clearTimeout(unanswered);
      clearTimeout(deadline);
      job.stop.removeEventListener('abort', kill);
      resolve(result);
    };
    avrdude.stderr.setEncoding('latin1').on('data', (text: string) => output.take(text));
    avrdude.once('error', (error: NodeJS.ErrnoException) =>
      end({ ok: false, fault: error.code === 'ENOENT' ? 'noAvrdude' : 'failed', detail: error.message }),
    );
    avrdude.once('close', (code) => {
      if (code === 0) return end({ ok: true });
      const fault = job.stop.aborted ? 'stopped' : late && !output.answered ? 'noAnswer' : output.fault();
      end({ ok: false, fault, detail: output.lastWords() });
    });
  });
}

/** -D: what is not written over may stay. The panel's own settings are none: EEPROM and fuses are never touched. */
function words({ device, programmer, imageFile }: FlashJob): string[] {
  const { name, baudRate } = programmer;
  const where = ['-p', CHIP, '-c', name, '-P', device, '-b', String(baudRate)];
  return [...where, '-D', '-U', `flash:w:${imageFile}:i`];
}

const FAULTS: readonly (readonly [pattern: RegExp, fault: FlashFault])[] = [
  [/can't open (device|port)|unable to open port|cannot open port/i, 'cannotOpen'],
  [/verification (error|mismatch)|first mismatch|content mismatch/i, 'notVerified'],
  [/expected signature|double check chip|invalid device signature/i, 'otherChip'],
  [/expects sync byte|unknown response/i, 'garbled'],
  [/not in sync|not responding|might be optiboot|can't communicate|unable to open programmer/i, 'noAnswer'],
];

/** What avrdude says, as it says it. Without a terminal its bars are marks one after the other. */
export class Output {
  readonly #onProgress: (progress: FlashProgress) => void;
  #text = '';
  #told = '';

  constructor(onProgress: (progress: FlashProgress) => void) {
    this.#onProgress = onProgress;
  }

  get answered(): boolean {
    return this.#text.includes('AVR device initialized');
  }

  take(text: string): void {
    this.#text = (this.#text + text).slice(-65_536);
    const progress = this.#progress();
    const told = JSON.stringify(progress);
    if (told === this.#told) return;
    this.#told = told;
    this.#onProgress(progress);
  }

  fault(): FlashFault {
    return FAULTS.find(([pattern]) => pattern.test(this.#text))?.[1] ?? 'failed';
  }

  /** The last lines that complain, without the bars and without the control line that a pseudo terminal has not got. */
  lastWords(): string {
    const lines = this.#text.split(/\r?\n/).map((line) => line.trim());
    const complaints = lines.filter(
      (line) => /error|warning|fail|signature/i.test(line) && !/TIOCM/.test(line),
    );
    return complaints.slice(-3).join(' / ');
  }

  #progress(): FlashProgress {
    for (const [phase, name] of [
      ['verifying', 'Reading'],
      ['writing', 'Writing'],
    ] as const) {
      const bar = this.#text.split(`${name} | `).at(-1) ?? '';
      if (bar === this.#text) continue;
      const marks = /^#*/.exec(bar)?.[0].length ?? 0;
      return { phase, percent: Math.min(100, (marks / MARKS) * 100) };
    }
    return { phase: 'connecting', percent: 0 };
  }
}
