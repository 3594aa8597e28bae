import { FirmataBoard, type Introduction } from './firmata-board.ts';
import type { OpenPort } from './port.ts';
import { serialPort } from './serial-port.ts';
import type { FirmataSettings } from './settings.ts';

/** What the panel needs of johnny-five, firmata-io and serialport. */
export interface Libraries {
  readonly open: OpenPort;
  readonly makeBoard: (introduction: Introduction, write: (bytes: Buffer) => void) => FirmataBoard;
}

/**
 * Loads them: some 20 MB that only a unit with this panel pays for. They are named in import() here and nowhere else, so
 * that a bundler has nothing to load ahead.
 */
export async function loadLibraries({ device }: FirmataSettings): Promise<Libraries> {
  const [{ default: five }, { default: firmataIo }, { SerialPort }] = await Promise.all([
    import('johnny-five'),
    import('firmata-io'),
    import('serialport'),
  ]);
  return {
    open: serialPort(SerialPort, device),
    makeBoard: (introduction, write) => new FirmataBoard({ five, firmataIo }, introduction, write),
  };
}
