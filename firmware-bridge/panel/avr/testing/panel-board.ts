import type { Key } from '../../../../device/ports/index.ts';
import { PANEL_KEYS, type PanelLamp } from '../../serial/messages.ts';
import { AvrBoard, type Pin } from './avr-board.ts';

const ROWS = ['D2', 'D3', 'D4', 'D5', 'D6', 'D7'] as const satisfies readonly Pin[];
const COLUMNS = ['C0', 'C1', 'C2', 'C3'] as const satisfies readonly Pin[];
const HOOK = 'C4';
const BUZZER = 'B4';
const LAMP_PINS = { line1: ['B0'], line2: ['B1'], hold: ['B2', 'B3'], fault: ['B5'] } as const;
const HOLD_RED = 'B3';

/** The whole panel as it is wired (README.md of the firmware): keys in a matrix, hook, lamps, buzzer. */
export class PanelBoard {
  readonly board: AvrBoard;
  readonly #closed = new Set<Key>();
  #lifted = false;
  /** Spares the work of wiring keys of which none is down. */
  #allHigh = false;

  /** `bootAddress`: of the bootloader, if the image has one. */
  constructor(image: Uint8Array, onByte: (byte: number) => void, bootAddress = 0) {
    this.board = new AvrBoard(image, onByte, () => this.#wire(), bootAddress);
    this.#wire();
  }

  press(key: Key): void {
    this.#closed.add(key);
    this.#wire();
  }

  release(key: Key): void {
    this.#closed.delete(key);
    this.#wire();
  }

  moveHook(hook: 'up' | 'down'): void {
    this.#lifted = hook === 'up';
    this.#wire();
  }

  lampIsOn(lamp: PanelLamp): boolean {
    return LAMP_PINS[lamp].some((pin) => this.board.isHigh(pin));
  }

  get holdIsRed(): boolean {
    return this.board.isHigh(HOLD_RED);
  }

  get buzzerIsOn(): boolean {
    return this.board.isHigh(BUZZER);
  }

  /** Pull-ups hold columns and hook high; a closed key draws its column low while its row is. */
  #wire(): void {
    // The board tells of its pins while it is being made.
    if (this.board === undefined) return;
    const columns = this.#allHigh && this.#closed.size === 0 ? [] : COLUMNS;
    columns.forEach((column, c) => {
      const low = ROWS.some((row, r) => {
        const key = PANEL_KEYS[r * COLUMNS.length + c];
        return key !== undefined && this.#closed.has(key) && this.board.isDrawnLow(row);
      });
      this.board.setInput(column, !low);
    });
    this.#allHigh = this.#closed.size === 0;
    this.board.setInput(HOOK, !this.#lifted);
  }
}
