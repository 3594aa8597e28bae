import type { Figure } from '../figures.ts';
import type { Bench, Findings, Part } from '../part.ts';
import { summarize } from '../statistics.ts';
import { measureInMachine } from './machine.ts';
import type { MachineTimes } from './measured.ts';
import { measureSerial, ON_THE_WIRE, type SerialTimes } from './serial.ts';

export const panel: Part = {
  name: 'panel',
  title: 'From the pin to the line, from the due moment to the pin',
  measure,
};

/** Presses whose surroundings are told in full. */
const EXAMPLES = 2;
/** ms. Promise P1, of a cue in the unit; the fail-safe cue of the serial panel. */
const CUE_AFTER_PROGRAM = 5;
const SILENT_WITHIN = 100;

async function measure({ quick, folder, progress }: Bench): Promise<Findings> {
  progress('the serial panel in an emulated ATmega328P ...');
  const serial = await measureSerial(folder, quick);
  progress('the GPIO panel in an emulated machine, some five minutes ...');
  const machine = await measureInMachine(folder, quick);
  return {
    how: HOW,
    figures: [...machineFigures(machine), ...serialFigures(serial)],
    tables: [
      {
        title: 'GPIO panel, emulated machine',
        headings: HEADINGS,
        rows: [
          row('edge on the pin to line command, built daemon', machine.unitEdges),
          row('edge on the pin to its being read, C with epoll', machine.programEdges),
          row('due moment to change of the pin, built daemon', machine.unitDues),
          row('due moment to change of the pin, C with timerfd', machine.programDues),
        ],
      },
      {
        title: 'Serial panel, emulated ATmega328P',
        headings: HEADINGS,
        rows: [
          row('edge on the pin to event at the driver', serial.edges),
          row('the word that a caller is due to the red lamp', serial.dues),
          row('due moment to beep, daemon killed', serial.silent),
        ],
      },
      {
        title: 'Presses of 60 ms, 140 ms apart, that became no command of their own',
        headings: [
          'presses',
          'without a command',
          'the first of them: made, commanded, seen by the C program, ms',
        ],
        rows: [
          [
            String(machine.presses),
            String(machine.merged.length),
            machine.merged.slice(0, EXAMPLES).join('; '),
          ],
        ],
      },
    ],
  };
}

const HOW = [
  'GPIO: the built daemon in an emulated PC (QEMU without KVM, Debian 12 kernel, its simulated GPIO chip with the label of a Pi 5), ' +
    'with onoff on sysfs, register and web worker, and the simulated line. Each edge is made beside the kernel, its moment read ' +
    'just before; the command is timed as the line gets it. Due moments are 5 s after each hold, as the page tells them; the lamp that ' +
    'turns red is looked at ten times a millisecond. Emulation makes everything some ten to twenty times slower than a Pi 4, and ' +
    'other programs on the host make it far worse (a press may then even become one with the next: see ' +
    'firmware-bridge/panel/gpio/README.md): what counts is how far the daemon is from the C programs, which run at the same ' +
    'time on the same kind of files (`gpio-edges.c` with epoll on the same pin, `timer-pin.c` with timerfd on another).',
  'Serial: the real firmware in an emulated ATmega328P beside the real driver, in virtual time: the time of this machine is not in ' +
    'it. Yardstick: the bits of the line that has to go over the wire at 115,200 baud. The daemon is killed with a clock of the ' +
    'board that is wrong by up to 0.5 %, 1 to 30 s before the due moment.',
];

const HEADINGS = ['ms', 'count', 'least', 'p50', 'p99', 'max'];

function row(what: string, values: readonly number[]): readonly string[] {
  const { count, min, p50, p99, max } = summarize(values);
  return [what, String(count), ...[min, p50, p99, max].map((value) => value.toFixed(2))];
}

function machineFigures({ unitEdges, programEdges, unitDues, programDues }: MachineTimes): readonly Figure[] {
  const [edges, programs] = [summarize(unitEdges), summarize(programEdges)];
  const [dues, timers] = [summarize(unitDues), summarize(programDues)];
  const figure = (what: string, measured: number, name: string, value: number): Figure => ({
    promise: 'P2',
    what,
    unit: 'ms',
    measured,
    yardstick: { what: name, value },
    limit: null,
  });
  return [
    figure('GPIO, edge to line command, p50, emulated', edges.p50, 'C with epoll', programs.p50),
    figure('GPIO, edge to line command, p99, emulated', edges.p99, 'C with epoll', programs.p99),
    {
      ...figure('GPIO, due moment to pin, p50, emulated', dues.p50, 'C with timerfd', timers.p50),
      promise: 'P1',
    },
    {
      ...figure('GPIO, due moment to pin, p99, emulated', dues.p99, 'C with timerfd', timers.p99),
      promise: 'P1',
      limit: { what: `C program + ${CUE_AFTER_PROGRAM}`, value: timers.p99 + CUE_AFTER_PROGRAM },
    },
  ];
}

function serialFigures({ edges, dues, silent }: SerialTimes): readonly Figure[] {
  return [
    {
      promise: 'P2',
      what: 'serial, edge to event at the driver, p99',
      unit: 'ms',
      measured: summarize(edges).p99,
      yardstick: { what: 'its bits on the wire', value: ON_THE_WIRE.key },
      limit: null,
    },
    {
      promise: 'P1',
      what: 'serial, due to red lamp, p99',
      unit: 'ms',
      measured: summarize(dues).p99,
      yardstick: { what: 'its bits on the wire', value: ON_THE_WIRE.show },
      limit: null,
    },
    {
      promise: 'P1',
      what: 'serial, daemon killed: beep from its due moment, largest',
      unit: 'ms',
      measured: Math.max(...silent.map(Math.abs)),
      yardstick: null,
      limit: { what: 'promised', value: SILENT_WITHIN },
    },
  ];
}
