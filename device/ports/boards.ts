/** What a technician's commands find on a machine: boards on serial ports, GPIO chips. Plain data, printed as JSON too. */

/** A USB device that is a serial port. Texts are the device's own, null where it has none. */
export interface SerialPortInfo {
  /** `/dev/ttyUSB0`. Another one after the next plugging in: name a board by `byId` or `byPath`. */
  readonly device: string;
  /** The name in /dev/serial/by-id, whether or not the link there leads to this board or to another of the same name. */
  readonly byId: string | null;
  /** The name in /dev/serial/by-path: the socket into which it is plugged. */
  readonly byPath: string | null;
  /** Four hexadecimal digits. */
  readonly vendorId: string;
  readonly productId: string;
  readonly manufacturer: string | null;
  readonly product: string | null;
  readonly serialNumber: string | null;
}

/** What answers on a serial port. */
export type BoardIdentity =
  | PanelIdentity
  /** Our firmware, of another protocol version than this program's. */
  | { readonly kind: 'otherProtocol'; readonly protocol: number }
  | { readonly kind: 'firmata'; readonly protocol: string; readonly firmware: string }
  /** It says something, but neither speaks our protocol nor Firmata. */
  | { readonly kind: 'unknown'; readonly bytes: number }
  | { readonly kind: 'silent' }
  | { readonly kind: 'notAsked' }
  | {
      readonly kind: 'unusable';
      readonly reason: PortTrouble;
      readonly message: string;
      readonly group?: string;
    };

export interface PanelIdentity {
  readonly kind: 'panel';
  readonly protocol: number;
  readonly firmware: string;
  /** CRC-16 of the firmware's image in flash: four hexadecimal digits. */
  readonly flashCrc: string;
  /** Names of the keys that are down just then. */
  readonly held: readonly string[];
}

/** Why a serial device cannot be used. */
export type PortTrouble = 'absent' | 'noPermission' | 'inUse' | 'notSerial' | 'closed';

export interface GpioChipInfo {
  readonly label: string;
  /** Number of its first line in sysfs. */
  readonly base: number;
  readonly lines: number;
  /** Whether its label is that of the header of a Raspberry Pi. */
  readonly header: boolean;
}

/** How a bootloader is spoken to. */
export interface Programmer {
  readonly name: 'arduino' | 'urclock';
  readonly baudRate: number;
}

export interface FlashProgress {
  readonly phase: 'connecting' | 'writing' | 'verifying';
  /** 0 to 100. */
  readonly percent: number;
}

export type FlashFault =
  | 'noAvrdude'
  /** No bootloader answers to this programmer: another one may be tried, nothing was written. */
  | 'noAnswer'
  /** One answers, out of step: it may be tried once more, nothing was written. */
  | 'garbled'
  | 'otherChip'
  | 'cannotOpen'
  | 'notVerified'
  | 'stopped'
  | 'failed';

export type FlashResult =
  | { readonly ok: true }
  /** `detail`: the last words of avrdude. */
  | { readonly ok: false; readonly fault: FlashFault; readonly detail: string };

/** The firmware as it goes into the flash. */
export interface FirmwareImage {
  readonly bytes: Uint8Array;
  /** As the firmware itself tells it: CRC-16 over all of it, four hexadecimal digits. */
  readonly crc: string;
  /** As the firmware tells it, `1.0.0`. */
  readonly version: string;
}
