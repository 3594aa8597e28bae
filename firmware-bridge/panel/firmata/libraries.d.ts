/** The small part of johnny-five 2.1 and firmata-io 2.3 that is used here; neither ships types. */
declare module 'firmata-io' {
  import type { EventEmitter } from 'node:events';

  export interface FirmataPin {
    readonly supportedModes: readonly number[];
  }

  export class Firmata extends EventEmitter {
    constructor(transport: EventEmitter, options: { reportVersionTimeout: number });
    readonly isReady: boolean;
    readonly reportVersionTimeoutId: NodeJS.Timeout;
    readonly pins: readonly FirmataPin[];
    /** What is written to each port of eight pins next time: levels of outputs, pull-ups of inputs. */
    readonly ports: number[];
    /** Pin numbers of A0, A1 ... */
    readonly analogPins: readonly number[];
    readonly MODES: { readonly INPUT: 0; readonly OUTPUT: 1; readonly PWM: 3; readonly PULLUP: 11 };
    pinMode(pin: number, mode: number): void;
    digitalWrite(pin: number, value: 0 | 1): void;
    reportDigitalPin(pin: number, value: 0 | 1): void;
  }

  /** Called with a transport it makes a class that opens ports by itself; here only the class without is used. */
  const bind: { readonly Firmata: typeof Firmata };
  export default bind;
}

declare module 'johnny-five' {
  import type { EventEmitter } from 'node:events';
  import type { Firmata } from 'firmata-io';

  interface BoardOptions {
    readonly io: Firmata;
    readonly repl: false;
    readonly debug: false;
    readonly sigint: false;
  }

  export class Board extends EventEmitter {
    constructor(options: BoardOptions);
  }

  export class Button extends EventEmitter {
    constructor(options: { board: Board; pin: number; pullup: boolean });
    readonly pin: number;
    readonly isDown: boolean;
    readonly upValue: 0 | 1;
    readonly downValue: 0 | 1;
  }

  export class Led {
    constructor(options: { board: Board; pin: number });
    readonly pin: number;
    readonly mode: number;
    on(): this;
    off(): this;
    /** 0 to 255, on a PWM pin. */
    brightness(value: number): this;
  }

  const five: {
    readonly Board: typeof Board;
    readonly Button: typeof Button;
    readonly Led: typeof Led;
  };
  export default five;
}
