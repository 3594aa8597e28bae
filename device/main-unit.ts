import { readFileSync } from 'node:fs';
import { BaresipLine, systemTimers } from '../firmware-bridge/line/index.ts';
import { SimulatedLine } from '../firmware-bridge/line/simulated/index.ts';
import { VirtualPanel } from '../firmware-bridge/panel/virtual/virtual-panel.ts';
import type { CommandResult, PageCommand, PracticeCaller, UnitStatus } from '../web-admin/api.ts';
import { WebClient, type WebFault, webThread } from '../web-admin/server/client.ts';
import type { Config, LineConfig } from './config/config.ts';
import type { DeskSettings } from './desk/index.ts';
import { clearUpHeap, keepHeapSmall } from './heap/clear-up.ts';
import { clearUpAtRest } from './heap/rest.ts';
import type { Log } from './log/log.ts';
import { DeskLoop } from './loop/desk-loop.ts';
import { SystemClock } from './loop/system-clock.ts';
import type { DeskPanel, PhoneLine } from './ports/index.ts';
import { RegisterClient } from './register/client.ts';
import type { RegisterFault } from './register/messages.ts';
import { registerThread } from './register/thread.ts';

/** Who can be made to ring the desk, in practice. */
export interface Practice {
  callers(): readonly PracticeCaller[];
  ring(caller: string): Promise<CommandResult>;
  hangUp(caller: string): Promise<CommandResult>;
  /** Called when a caller's state has changed. */
  onChange(listener: () => void): void;
}

export interface UnitParts {
  readonly config: Config;
  readonly version: string;
  readonly log: Log;
  /** Null on a real unit. */
  readonly practice: Practice | null;
}

export interface Unit {
  /** Address of the page, as soon as it is served; null if it cannot be: the phone works without. */
  readonly page: Promise<string | null>;
  /** Ends everything in the order in which it stops mattering. Resolves when all facts are on the disk, or 3 s later. */
  stop(): Promise<void>;
}

/** The built files stand beside this one. */
const REGISTER_WORKER = new URL('./register-worker.js', import.meta.url);
const WEB_WORKER = new URL('./web-worker.js', import.meta.url);
const APP_FOLDER = new URL('./app', import.meta.url);

const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** Starts a whole unit: register first, for it knows who was waiting; then desk, panel and line; and when it is ready, the page. */
export async function startUnit({ config, version, log, practice }: UnitParts): Promise<Unit> {
  const session = newSession();
  const clock = new SystemClock();
  const panel = new VirtualPanel();
  const register = startRegister();
  let recorded = 0;
  const loop = new DeskLoop({
    settings: deskSettings(config, session),
    clock,
    line: makeLine(config.line, log.part('line')),
    panel: panel as DeskPanel,
    record: (facts) => {
      recorded += facts.length;
      register.record(facts);
    },
    onView: (view) => web.view(view),
    onFailedStep: (input, error) =>
      log.error('a step of the desk failed', { input: input.type, error: String(error) }),
  });
  const web = new WebClient({
    spawn: webThread(WEB_WORKER, {
      ...config.web,
      hostNames: [],
      registerFile: config.register.file,
      appFolder: APP_FOLDER.pathname,
    }),
    onCommand: (command) => carryOut(command, panel, loop, practice),
    onFault: (fault) => logWebFault(log.part('web'), fault),
    onFailed: (message) => log.part('web').error(message),
  });

  function startRegister(): RegisterClient {
    const boot = readFileSync(BOOT_ID, 'utf8').trim();
    return new RegisterClient({
      spawn: registerThread(REGISTER_WORKER, { file: config.register.file, boot, session }),
      onCommitted: (sequence) => web.committed(sequence),
      onFault: (fault) => onRegisterFault(fault),
      onAvailable: () => register.closeUnknown(loop.view.calls.map(({ call }) => call)),
    });
  }

  function onRegisterFault(fault: RegisterFault | null): void {
    if (fault) log.part('register').error(fault.message, { code: fault.code });
    else log.part('register').info('the register works again');
    loop.registerTrouble(fault);
  }

  web.status(statusOf(config, version, practice));
  practice?.onChange(() => web.status(statusOf(config, version, practice)));
  const recovered = await register.start();
  await loop.start(recovered);
  register.closeUnknown(loop.view.calls.map(({ call }) => call));
  const endClearing = clearUpAtRest({
    work: () => recorded,
    isIdle: () => loop.view.calls.length === 0,
    clearUp() {
      clearUpHeap();
      register.clearUp();
      web.clearUp();
    },
  });
  log.info('ready', { session, recovered: recovered?.facts.length ?? 'not known' });
  const page = web.start().catch(() => null);
  void page.then(keepHeapSmall);
  void page.then((url) => url && log.info('the page is served', { url }));
  return {
    page,
    async stop() {
      endClearing();
      await loop.stop();
      await web.stop();
      const lost = await register.stop();
      if (lost > 0) log.error('stopped before all was in the register', { lost });
      else log.info('stopped');
    },
  };
}

/** Letters and digits, so that call ids are plain; by the wall clock and by chance, so that no two runs share one. */
function newSession(): string {
  const chance = Math.floor(Math.random() * 36 ** 4);
  return `${Date.now().toString(36)}${chance.toString(36).padStart(4, '0')}`;
}

function deskSettings(config: Config, session: string): DeskSettings {
  const speedNumbers = Object.fromEntries(config.speedKeys.map(({ key, number }) => [key, number]));
  return { session, hold: config.hold, speedNumbers };
}

function makeLine(line: LineConfig, log: Log): PhoneLine {
  if (line.driver === 'simulated') return new SimulatedLine({ timers: systemTimers, lineName: line.name });
  return new BaresipLine({
    host: line.control.host,
    controlPort: line.control.port,
    lineName: line.name,
    internalNumbers: line.internalNumbers,
    numberPlan: line.numberPlan,
    domain: line.domain,
    log: ({ level, text }) => log[level === 'warning' ? 'warn' : level](text),
  });
}

function statusOf(config: Config, version: string, practice: Practice | null): UnitStatus {
  const { first, repeat, grace } = config.hold;
  return {
    version,
    unitName: config.unit.name,
    language: config.language,
    lineName: config.line.name,
    hold: { first, repeat, grace },
    speedKeys: config.speedKeys,
    practice: practice && { callers: practice.callers() },
  };
}

const DONE: CommandResult = { ok: true };

function carryOut(
  command: PageCommand,
  panel: VirtualPanel,
  loop: DeskLoop,
  practice: Practice | null,
): CommandResult | Promise<CommandResult> {
  switch (command.type) {
    case 'pressKey':
      panel.press(command.key);
      return DONE;
    case 'releaseKey':
      panel.release(command.key);
      return DONE;
    case 'moveHook':
      panel.moveHook(command.hook);
      return DONE;
    case 'practiceRing':
      return practice?.ring(command.caller) ?? NOT_PRACTICE;
    case 'practiceHangUp':
      return practice?.hangUp(command.caller) ?? NOT_PRACTICE;
    default: {
      const refusal = loop.request(command);
      return refusal ? { ok: false, ...refusal } : DONE;
    }
  }
}

const NOT_PRACTICE: CommandResult = {
  ok: false,
  code: 'Practice_NotPractice',
  message: 'This is a real unit: only real callers ring it.',
};

function logWebFault(log: Log, fault: WebFault | null): void {
  if (fault) log.error(fault.message, { code: fault.code });
  else log.info('the page is served again');
}
