import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { InstalledBaresip } from '../firmware-bridge/line/baresip/instance.ts';
import { type PracticeCaller, PracticeError, PracticeNetwork } from '../firmware-bridge/line/index.ts';
import type { CommandResult } from '../web-admin/api.ts';
import type { Config, Language } from './config/config.ts';
import { DEFAULT_HOLD, type HoldSettings } from './desk/index.ts';
import { createLog } from './log/log.ts';
import type { Practice } from './main-page.ts';
import { startUnit, type Unit } from './main-unit.ts';

export interface PracticeSetUp {
  /** Register and telephone network stand in it; made if it is not there. */
  readonly folder: string;
  /** Of the page; 0 for any that is free. */
  readonly port: number;
  readonly language: Language;
  /** The hold clock runs so many times faster: 1 is real time. */
  readonly speed: number;
  readonly version: string;
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
  const network = await PracticeNetwork.start({
    folder: join(folder, 'telephones'),
    ...(setUp.baresip && { baresip: setUp.baresip }),
  });
  const config = practiceConfig(setUp, folder, network);
  const unit = await startUnit({ config, version: setUp.version, log, practice: practiceOf(network) });
  return {
    page: unit.page,
    network,
    async stop() {
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

function practiceOf(network: PracticeNetwork): Practice {
  const find = (name: string) => network.callers.find((caller) => caller.name === name);
  return {
    callers: () => network.callers.map(({ name, number, state }) => ({ name, number, state })),
    ring: (name) => tell(find(name), (caller) => caller.ring()),
    hangUp: (name) => tell(find(name), (caller) => caller.hangUp()),
    onChange: (listener) => {
      for (const caller of network.callers) caller.onState(listener);
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
  try {
    await does(caller);
    return { ok: true };
  } catch (error) {
    const busy = error instanceof PracticeError && error.code === 'Practice_CallerBusy';
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, code: busy ? 'Practice_CallerBusy' : 'Practice_NotReady', message };
  }
}
