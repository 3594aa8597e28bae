import { connect } from 'node:net';
import { DEFAULT_HOLD, type Key } from '../../../device/desk/index.ts';
import { DeskLoop } from '../../../device/loop/desk-loop.ts';
import { SystemClock } from '../../../device/loop/system-clock.ts';
import { BaresipLine } from '../../../firmware-bridge/line/index.ts';
import { tellParent } from '../system/child.ts';
import { monotonic, TimedPanel } from '../system/timed-panel.ts';
import { startWorkers } from '../unit/workers.ts';

export interface KeysOrder {
  readonly controlPort: number;
  /** Where whatever is sent comes back. */
  readonly echoPort: number;
  readonly registerFile: string;
}

/** A hand's move, asked for by the parent. */
export type Move =
  | { readonly move: 'hook'; readonly hook: 'up' | 'down' }
  | { readonly move: 'press'; readonly key: Key }
  /** A bare round trip over TCP. */
  | { readonly move: 'echo' }
  | { readonly move: 'end' };

/** All moments are CLOCK_MONOTONIC in ms. */
export type Told =
  | { readonly told: 'ready' }
  | { readonly told: 'moved'; readonly at: number }
  | { readonly told: 'lamp'; readonly lamp: string; readonly pattern: string; readonly at: number }
  | { readonly told: 'echoed'; readonly after: number };

/** A unit of production parts on a line to baresip, whose panel is in the hands of the parent. */
export async function keysChild({ controlPort, echoPort, registerFile }: KeysOrder): Promise<void> {
  const panel = new TimedPanel((lamp, { pattern }, at) =>
    tellParent<Told>({ told: 'lamp', lamp, pattern, at }),
  );
  const { register, web } = startWorkers(registerFile, () => {});
  const loop = new DeskLoop({
    settings: { session: 'keys', hold: DEFAULT_HOLD, speedNumbers: {}, reasons: [] },
    clock: new SystemClock(),
    line: new BaresipLine({ controlPort, lineName: 'desk' }),
    panel,
    record: (facts) => register.record(facts),
    onView: (view) => web.view(view),
    onFailedStep: (input, error) => {
      throw new Error(`a step of the desk failed on ${input.type}: ${String(error)}`);
    },
  });
  const echo = await startEcho(echoPort);
  await web.start();
  await register.start();
  await loop.start(null);
  await followMoves(panel, echo.roundTrip);
  echo.close();
  await loop.stop();
  await web.stop();
  await register.stop();
}

/** Resolves at the move `end`. */
function followMoves(panel: TimedPanel, roundTrip: () => Promise<number>): Promise<void> {
  return new Promise((resolve) => {
    process.on('message', (message: Move) => {
      if (message.move === 'end') return resolve();
      if (message.move === 'echo')
        return void roundTrip().then((after) => tellParent<Told>({ told: 'echoed', after }));
      const at = monotonic();
      if (message.move === 'hook') panel.moveHook(message.hook);
      else panel.press(message.key);
      if (message.move === 'press') panel.release(message.key);
      tellParent<Told>({ told: 'moved', at });
    });
    tellParent<Told>({ told: 'ready' });
  });
}

/** As many bytes as a command to baresip has. */
const BYTES = Buffer.alloc(64, 'x');

async function startEcho(port: number) {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return {
    close: () => socket.destroy(),
    roundTrip: () =>
      new Promise<number>((resolve) => {
        const started = monotonic();
        socket.once('data', () => resolve(monotonic() - started));
        socket.write(BYTES);
      }),
  };
}
