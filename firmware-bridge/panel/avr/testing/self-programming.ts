import type { CPU } from 'avr8js';

/** SPM, by which a bootloader writes the flash: avr8js takes it for an instruction that does nothing. */
export const SPM = 0x95e8;

const SPMCSR = 0x57;
const SELF_PROGRAM = 0x01;
const ERASE_PAGE = 0x02;
const WRITE_PAGE = 0x04;
const ENABLE_READING = 0x10;
const Z = 30;
const PAGE_WORDS = 64;

/** The page buffer of an ATmega328P, and what SPM does with it. Erasing and writing take no time here, 4 ms on the chip. */
export class SelfProgramming {
  readonly #page = new Uint16Array(PAGE_WORDS).fill(0xffff);

  /** To be called before the instruction itself is run. */
  spm(cpu: CPU): void {
    const what = (cpu.data[SPMCSR] ?? 0) & 0x1f;
    const word = cpu.dataView.getUint16(Z, true) >> 1;
    const first = word - (word % PAGE_WORDS);
    if (what === SELF_PROGRAM) this.#page[word % PAGE_WORDS] = cpu.dataView.getUint16(0, true);
    if (what === (SELF_PROGRAM | ERASE_PAGE)) cpu.progMem.fill(0xffff, first, first + PAGE_WORDS);
    if (what === (SELF_PROGRAM | WRITE_PAGE)) this.#write(cpu.progMem, first);
    if (what === (SELF_PROGRAM | ENABLE_READING)) this.#page.fill(0xffff);
    cpu.data[SPMCSR] = 0;
  }

  /** Flash is only ever cleared bit by bit: a page that was not erased keeps its zeros. */
  #write(flash: Uint16Array, first: number): void {
    for (const [index, word] of this.#page.entries())
      flash[first + index] = (flash[first + index] ?? 0) & word;
    this.#page.fill(0xffff);
  }
}
