import { readFileSync } from 'node:fs';
import { BaresipLine, systemTimers } from '../firmware-bridge/line/index.ts';
import { SimulatedLine, TrialLine } from '../firmware-bridge/line/simulated/index.ts';
import { WebClient, webThread } from '../web-admin/server/client.ts';
import type { Config, LineConfig, SpeedKey } from './config/config.ts';
import { clearUpHeap, keepHeapSmall } from './heap/clear-up.ts';
import { clearUpAtRest } from './heap/rest.ts';
import type { Log } from './log/log.ts';
import { DeskLoop } from './loop/desk-loop.ts';
import { SystemClock } from './loop/system-clock.ts';
import { carryOut, type Practice, statusOf } from './main-page.ts';
import { makePanel, type UnitPanel } from './main-panel.ts';
import { speedKeysOf, speedNumbersOf } from './main-speed-keys.ts';
import { factWritten } from './main-written.ts';
import type { PhoneLine } from './ports/index.ts';
import { announce } from './presence/presence.ts';
import type { RegisterAnswer, RegisterRequest } from './register/area/request.ts';
import { RegisterClient } from './register/client.ts';
import { NOTHING_OPEN, type OpenLines } from './register/follow-up/open-lines.ts';
import type { RegisterFault } from './register/messages.ts';
import type { OutboxState } from './register/outbox/outbox.ts';
import { registerThread } from './register/thread.ts';

export interface UnitParts {
  readonly config: Config;
  readonly version: string;
  readonly log: Log;
  /** Null on a real unit. */
  readonly practice: Practice | null;
  /** Whether people log in in practice too. A real unit knows no other way. */
  readonly login?: boolean;
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
const APP_FOLDER = new URL('./app', import.meta.url).pathname;

const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** Starts a whole unit: register first, for it knows who was waiting; then desk, panel and line; when it is ready, the page. */
export async function startUnit(parts: UnitParts): Promise<Unit> {
  const panel = await makePanel(parts.config.panel, parts.log.part('panel'));
  const unit = new RunningUnit(parts, panel);
  await unit.start();
  return unit;
}

/** The parts of a unit and who tells whom. */
class RunningUnit implements Unit {
  page: Promise<string | null> = Promise.resolve(null);
  readonly #parts: UnitParts;
  readonly #session = newSession();
  readonly #panel: UnitPanel;
  readonly #register: RegisterClient;
  readonly #loop: DeskLoop;
  readonly #web: WebClient;
  #factCount = 0;
  #outbox: Pick<OutboxState, 'dead' | 'silent'> = { dead: 0, silent: null };
  #openLines = NOTHING_OPEN;
  /** The last that the register told of; until it has, those of the configuration file (promise P4). */
  #speedKeys: readonly SpeedKey[];
  #endClearing: () => void = () => {};
  #leave: () => void = () => {};

  constructor(parts: UnitParts, panel: UnitPanel) {
    this.#parts = parts;
    this.#panel = panel;
    this.#speedKeys = parts.config.speedKeys;
    this.#register = this.#makeRegister();
    this.#loop = this.#makeLoop();
    this.#web = this.#makeWeb();
  }

  async start(): Promise<void> {
    const { log, practice } = this.#parts;
    this.#tellStatus();
    practice?.onChange(() => this.#tellStatus());
    const recovered = await this.#register.start();
    await this.#loop.start(recovered);
    this.#leave = await this.#announce();
    this.#closeUnknown();
    this.#endClearing = this.#clearUpAtRest();
    log.info('ready', { session: this.#session, recovered: recovered?.facts.length ?? 'not known' });
    this.page = this.#web.start().catch(() => null);
    void this.page.then((url) => {
      keepHeapSmall();
      if (url) log.info('the page is served', { url });
    });
  }

  async stop(): Promise<void> {
    const { log } = this.#parts;
    this.#endClearing();
    await this.#loop.stop();
    this.#leave();
    await this.#web.stop();
    const lost = await this.#register.stop();
    if (lost > 0) log.error('stopped before all was in the register', { lost });
    else log.info('stopped');
  }

  #makeRegister(): RegisterClient {
    const { crm, mail, register, unit, language } = this.#parts.config;
    const { file } = register;
    const boot = readFileSync(BOOT_ID, 'utf8').trim();
    return new RegisterClient({
      spawn: registerThread(REGISTER_WORKER, {
        file,
        boot,
        session: this.#session,
        ...(crm && { crm }),
        ...(mail && { mail: { ...mail, unitName: unit.name, language } }),
      }),
      onCommitted: (sequence) => this.#web.committed(sequence),
      onFault: (fault) => this.#onRegisterFault(fault),
      onOutbox: (state) => this.#onOutbox(state),
      onOpenLines: (lines) => this.#onOpenLines(lines),
      onSpeedKeys: (keys) => this.#onSpeedKeys(keys),
      onReasons: (reasons) => this.#loop.reasons(reasons),
      onAvailable: () => this.#closeUnknown(),
    });
  }

  #makeLoop(): DeskLoop {
    const { config, log, practice } = this.#parts;
    return new DeskLoop({
      settings: {
        session: this.#session,
        hold: config.hold,
        speedNumbers: speedNumbersOf(this.#speedKeys),
        // Until the register has told the house's own: a wrong reason is worse than none.
        reasons: [],
      },
      clock: new SystemClock(),
      line: makeLine(config.line, log.part('line')),
      panel: this.#panel.panel,
      record: (facts) => {
        this.#factCount += facts.length;
        this.#register.record(facts);
        practice?.hear(facts);
      },
      onView: (view) => this.#web.view(view),
      onFailedStep: (input, error) =>
        log.error('a step of the desk failed', { input: input.type, error: String(error) }),
    });
  }

  #makeWeb(): WebClient {
    const { config, practice } = this.#parts;
    const log = this.#parts.log.part('web');
    const { host, port } = config.web;
    const registerFile = config.register.file;
    return new WebClient({
      spawn: webThread(WEB_WORKER, {
        host,
        port,
        hostNames: [],
        registerFile,
        appFolder: APP_FOLDER,
        practice: practice !== null && !this.#parts.login,
      }),
      onAsk: (request) => this.#ask(request),
      // As an error: whatever is logged, this has to be seen.
      onFirstRun: (code) => log.error(firstRunText(code), { code: 'Access_NoUser', firstRunCode: code }),
      onCertificate: (fingerprint) =>
        log.warn(`the certificate of the page has the fingerprint ${fingerprint}`),
      onCommand: (command) => carryOut(command, this.#panel, this.#loop, practice),
      onFault: (fault) =>
        fault ? log.error(fault.message, { code: fault.code }) : log.info('the page is served again'),
      onFailed: (message) => log.error(message),
    });
  }

  #onOutbox(state: OutboxState): void {
    const log = this.#parts.log.part('crm');
    const { dead, silent, waiting } = state;
    if (dead > this.#outbox.dead) log.error('the CRM did not take everything: see the page', { dead });
    if (silent && !this.#outbox.silent)
      log.error(`the CRM has taken nothing for an hour: ${silent.error}`, { waiting });
    this.#outbox = state;
    this.#tellStatus();
  }

  #onOpenLines(lines: OpenLines): void {
    this.#openLines = lines;
    this.#loop.openLines(lines.late + lines.closing > 0);
    this.#tellStatus();
  }

  #onSpeedKeys(directory: readonly SpeedKey[]): void {
    this.#speedKeys = speedKeysOf(this.#parts.config.speedKeys, directory);
    this.#loop.speedNumbers(speedNumbersOf(this.#speedKeys));
    this.#tellStatus();
  }

  async #ask(request: RegisterRequest): Promise<RegisterAnswer> {
    const answer = await this.#register.ask(request);
    if (answer.ok) this.#onWritten(request);
    return answer;
  }

  #onWritten(request: RegisterRequest): void {
    this.#parts.practice?.written(request);
    const fact = factWritten(request, request.by.moment);
    if (fact) this.#loop.written(fact);
  }

  #onRegisterFault(fault: RegisterFault | null): void {
    const log = this.#parts.log.part('register');
    if (fault) log.error(fault.message, { code: fault.code });
    else log.info('the register works again');
    this.#loop.registerTrouble(fault);
  }

  /** So that nobody tests or flashes a panel under it, least of all in a call. A drawn panel is nobody else's. */
  async #announce(): Promise<() => void> {
    const { panel } = this.#parts.config;
    if (panel.driver === 'virtual') return () => {};
    const place = { driver: panel.driver, port: 'port' in panel ? panel.port : null };
    return announce(() => ({ pid: process.pid, what: 'run', ...place, calls: this.#loop.view.calls.length }));
  }

  #tellStatus(): void {
    const { config, version, practice } = this.#parts;
    const state = {
      speedKeys: this.#speedKeys,
      deadLetters: this.#outbox.dead,
      crmSilentSince: this.#outbox.silent?.since ?? null,
      openLines: this.#openLines,
    };
    this.#web.status(statusOf(config, version, practice, state));
  }

  #closeUnknown(): void {
    this.#register.closeUnknown(this.#loop.view.calls.map(({ call }) => call));
  }

  #clearUpAtRest(): () => void {
    return clearUpAtRest({
      work: () => this.#factCount,
      isIdle: () => this.#loop.view.calls.length === 0,
      clearUp: () => {
        clearUpHeap();
        this.#register.clearUp();
        this.#web.clearUp();
      },
    });
  }
}

const firstRunText = (code: string) =>
  `no user exists yet: open the page within 30 minutes and make the first manager with the code ${code}`;

/** Letters and digits, so that call ids are plain; by the wall clock and by chance, so that no two runs share one. */
function newSession(): string {
  const chance = Math.floor(Math.random() * 36 ** 4);
  return `${Date.now().toString(36)}${chance.toString(36).padStart(4, '0')}`;
}

function makeLine(line: LineConfig, log: Log): PhoneLine {
  if (line.driver === 'simulated') return simulatedLine(line, log);
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

/** Without a trial socket nobody ever rings on it. */
function simulatedLine({ name, trialSocket }: LineConfig, log: Log): PhoneLine {
  const line = new SimulatedLine({ timers: systemTimers, lineName: name });
  if (trialSocket === null) return line;
  const clock = new SystemClock();
  return new TrialLine({
    line,
    socket: trialSocket,
    now: () => clock.now().at,
    onFault: (message) => log.error(message, { code: 'Line_NoTrialSocket' }),
  });
}
