import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { InstalledBaresip } from '../firmware-bridge/line/baresip/instance.ts';
import {
  type MachineSound,
  machineSound,
  type PracticeCaller,
  PracticeError,
  PracticeNetwork,
  PracticeVoice,
  systemTimers,
} from '../firmware-bridge/line/index.ts';
import type { CommandResult } from '../web-admin/api.ts';
import type { Config, Language } from './config/config.ts';
import { DEFAULT_HOLD, type HoldSettings } from './desk/index.ts';
import { readProgress } from './guide/practice/progress.ts';
import { ACTORS } from './guide/practice/scenarios.ts';
import { createLog, type Log } from './log/log.ts';
import { LessonRunner } from './main-lesson.ts';
import type { LessonCommand, Practice } from './main-page.ts';
import { startUnit, type Unit } from './main-unit.ts';
import { factWritten } from './main-written.ts';

export interface PracticeSetUp {
  /** Register and telephone network stand in it; made if it is not there. */
  readonly folder: string;
  /** Of the page; 0 for any that is free. */
  readonly port: number;
  readonly language: Language;
  /** The hold clock runs so many times faster: 1 is real time. */
  readonly speed: number;
  readonly version: string;
  /** Whether people log in, as on a real unit. Default: whoever opens the page may do everything. */
  readonly login?: boolean;
  /** Default: the machine's own. */
  readonly baresip?: InstalledBaresip;
}

export interface PracticeUnit extends Unit {
  readonly network: PracticeNetwork;
}

/** A unit on a telephone network of its own: real calls, invented people, nothing leaves the machine. */
export async function startPractice(setUp: PracticeSetUp): Promise<PracticeUnit> {
  const folder = resolve(setUp.folder);
  mkdirSync(folder, { recursive: true });
  const log = createLog({ level: 'warn' });
  const sound = await machineSound();
  const network = await PracticeNetwork.start({
    folder: join(folder, 'telephones'),
    actors: ACTORS,
    ...(setUp.baresip && { baresip: setUp.baresip }),
    ...(sound.sound && { deskSound: sound.sound }),
  });
  const config = practiceConfig(setUp, folder, network);
  const runner = lessonsOn(network, sound, { folder, speed: setUp.speed, log: log.part('practice') });
  const practice = practiceOf(network, runner);
  const unit = await startUnit({
    config,
    version: setUp.version,
    log,
    practice,
    login: setUp.login ?? false,
  });
  // Nobody waits for it: a sentence that is not recorded yet when it is wanted is recorded then.
  void runner.prepare(setUp.language);
  return {
    page: unit.page,
    network,
    async stop() {
      await runner.stop();
      await unit.stop();
      await network.stop();
    },
  };
}

function practiceConfig(setUp: PracticeSetUp, folder: string, network: PracticeNetwork): Config {
  const { host, controlPort, lineName, numberPlan, internalNumbers } = network.deskLine;
  return {
    language: setUp.language,
    unit: { name: setUp.language === 'fr' ? 'Cabinet des Tilleuls' : 'Lindens Practice' },
    hold: faster(DEFAULT_HOLD, setUp.speed),
    crm: null,
    mail: null,
    line: {
      driver: 'baresip',
      name: lineName,
      control: { host, port: controlPort },
      domain: null,
      internalNumbers,
      numberPlan,
      trialSocket: null,
    },
    panel: { driver: 'virtual' },
    web: { host: '127.0.0.1', port: setUp.port },
    register: { file: join(folder, 'register.db') },
    log: { level: 'warn' },
    speedKeys: network.recipients.slice(0, 8).map(({ name, number }, index) => ({
      key: (index + 1) as Config['speedKeys'][number]['key'],
      name,
      number,
    })),
  };
}

function faster(hold: HoldSettings, speed: number): HoldSettings {
  return {
    first: hold.first / speed,
    repeat: hold.repeat / speed,
    notice: hold.notice / speed,
    grace: hold.grace / speed,
    continueWithin: hold.continueWithin / speed,
    escalateAfter: hold.escalateAfter,
  };
}

interface Means {
  readonly folder: string;
  readonly speed: number;
  readonly log: Log;
}

/** How far the learner has come stands in a file of the practice folder; without it they begin at the beginning. */
function lessonsOn(network: PracticeNetwork, { heard }: MachineSound, { folder, speed, log }: Means) {
  const file = join(folder, 'lessons.json');
  return new LessonRunner({
    actors: new Map(network.actors.map((actor) => [actor.number, actor])),
    recipients: network.recipients,
    voice: new PracticeVoice(join(folder, 'voices')),
    ...{ heard, speed, timers: systemTimers, now: () => performance.now() },
    progress: readProgress(textIn(file)),
    keep: (progress) => {
      try {
        writeFileSync(file, `${JSON.stringify(progress, null, 2)}\n`);
      } catch (error) {
        log.warn('how far the lessons have come could not be written down', { file, error: String(error) });
      }
    },
    log: (text) => log.warn(text),
  });
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function practiceOf(network: PracticeNetwork, runner: LessonRunner): Practice {
  const find = (name: string) => network.callers.find((caller) => caller.name === name);
  return {
    callers: () => network.callers.map(({ name, number, state }) => ({ name, number, state })),
    ring: (name) => tell(find(name), (caller) => caller.ring()),
    hangUp: (name) => tell(find(name), (caller) => caller.hangUp()),
    lesson: () => runner.lesson,
    carryOut: (command) => answer(() => carryOutLesson(runner, command)),
    hear: (facts) => runner.hear(facts),
    written: (request) => {
      const fact = factWritten(request, { at: performance.now(), wall: Date.now() });
      if (fact) runner.hear([fact]);
    },
    onChange: (listener) => {
      for (const caller of network.callers) caller.onState(listener);
      runner.onChange = listener;
    },
  };
}

async function tell(
  caller: PracticeCaller | undefined,
  does: (caller: PracticeCaller) => Promise<void>,
): Promise<CommandResult> {
  if (!caller) {
    return { ok: false, code: 'Practice_NoSuchCaller', message: 'There is no practice caller of that name.' };
  }
  return answer(() => does(caller));
}

async function carryOutLesson(runner: LessonRunner, command: LessonCommand): Promise<void> {
  if (command.type === 'practiceStart') return runner.start(command.scenario, command.language);
  if (command.type === 'practiceStop') return runner.stop();
  return command.type === 'practiceGoOn' ? runner.goOn() : runner.forget();
}

async function answer(does: () => Promise<void>): Promise<CommandResult> {
  try {
    await does();
    return { ok: true };
  } catch (error) {
    const busy = error instanceof PracticeError && error.code === 'Practice_CallerBusy';
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, code: busy ? 'Practice_CallerBusy' : 'Practice_NotReady', message };
  }
}
