import type { PanelConfig } from '../../config/config.ts';
import type {
  BoardIdentity,
  DeskPanel,
  Duration,
  FirmwareImage,
  FlashProgress,
  FlashResult,
  GpioChipInfo,
  Instant,
  PortTrouble,
  Programmer,
  SerialPortInfo,
} from '../../ports/index.ts';
import type { Present } from '../../presence/presence.ts';
import type { PanelNote } from './note-words.ts';

/** What the commands about panels do to the machine. Drivers stand behind it; tests put something else in its place. */
export interface PanelTools {
  serialPorts(): readonly SerialPortInfo[];
  /** Opens the device, which resets most boards. Never rejects. */
  identify(device: string): Promise<BoardIdentity>;
  /** Opens and closes it: why it cannot be used, or null. Never rejects. */
  checkPort(device: string): Promise<{ readonly reason: PortTrouble; readonly group?: string } | null>;
  /** Empty where the kernel shows none. */
  gpioChips(): readonly GpioChipInfo[];
  /** Where links lead to in the end; the path itself if that cannot be found out. */
  realPath(file: string): string;
  /** Other programs of this machine that hold a panel. */
  whoIsThere(): Promise<readonly Present[]>;
  announce(tell: () => Present): Promise<() => void>;
  /** The configured driver, not started. `note` is told what it would write into the unit's log. */
  openPanel(config: PanelConfig, note: (note: PanelNote) => void): Promise<DeskPanel>;
  /** Throws what is wrong with the file. `file` null: the one that was built with this program. */
  firmware(file: string | null): Firmware;
  flash(job: {
    readonly device: string;
    readonly programmer: Programmer;
    readonly imageFile: string;
    readonly onProgress: (progress: FlashProgress) => void;
    readonly stop: AbortSignal;
  }): Promise<FlashResult>;
  readonly time: ToolTime;
  readonly pid: number;
}

export interface Firmware {
  readonly file: string;
  readonly image: FirmwareImage;
}

export interface ToolTime {
  now(): Instant;
  /** Runs `action` once after `ms`; calling what it returns cancels it. */
  after(ms: Duration, action: () => void): () => void;
}

/** Where a technician reads and types. */
export interface Terminal {
  /** For people: to stdout, or to stderr while stdout is for a program. */
  say(text: string): void;
  /** The result: to stdout. */
  result(text: string): void;
  /** Whether a person sits there, who sees what is said and can type. */
  readonly person: boolean;
  /** Called with each character typed, and once with null at the end (Ctrl+C, a signal, the end of the input). */
  typed(listener: (character: string | null) => void): () => void;
}
