import { DIGITS, type Key, SLOTS, SPEED_NUMBERS } from '../../../device/desk/words.ts';
import { CALL_DETAILS_WORDS } from '../desk/call-details-words.ts';
import { KEY_OF } from '../logic/keys.ts';
import { Cap } from '../shell/cap.tsx';
import { unitWall, usePage, useRedrawAfter } from '../shell/context.ts';
import { KeyGroup } from './key-group.tsx';
import { Lamp } from './lamp.tsx';
import { UnitKey } from './unit-key.tsx';

/** The order of a telephone's keypad. */
const KEYPAD = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The front plate of the unit: the same keys, lamps and labels, and pressing them is pressing the unit's. */
export function Unit() {
  const { words } = usePage();
  return (
    <section class="zone unit" aria-labelledby="unit-title">
      <div class="zone-head">
        <h2 id="unit-title">{words.unit.title}</h2>
        <p class="small">{words.unit.question}</p>
      </div>
      <div class="plate">
        <div class="plate-top">
          <Lamp lamp="hold" name={words.unit.lampNames.hold} />
          <Lamp lamp="fault" name={words.unit.lampNames.fault} />
          <Buzzer />
        </div>
        <Lines />
        <Hook />
        <fieldset class="keys keys-main" aria-label={words.unit.functions}>
          <UnitKey unitKey="hold" shortcut="hold" />
          <UnitKey unitKey="transfer" shortcut="transfer" />
          <UnitKey unitKey="message" />
          <UnitKey unitKey="callBack" />
          <UnitKey unitKey="satisfied" />
          <UnitKey unitKey="mute" shortcut="mute" />
        </fieldset>
        <Dialled />
        <Keypad />
        <SpeedKeys />
      </div>
    </section>
  );
}

function Buzzer() {
  const { known, words, format, now } = usePage();
  const pattern = known.view?.buzzer.pattern ?? 'silent';
  const until = known.view?.mutedUntil ?? null;
  const wall = unitWall(known);
  const muted = until !== null && until > now();
  useRedrawAfter(muted ? until - now() : Number.POSITIVE_INFINITY);
  return (
    <p class="buzzer" data-pattern={pattern}>
      <span>{words.unit.buzzer}</span>
      <span class="lamp-state">
        {muted
          ? words.unit.mutedUntil(format.timeWithSeconds(wall + until - now()))
          : words.unit.buzzerStates[pattern]}
      </span>
    </p>
  );
}

function Lines() {
  const { words, run } = usePage();
  return (
    <KeyGroup group="lineKeys" label={words.unit.lines} {...pressing(run, 'line', SLOTS)}>
      {SLOTS.map((slot) => (
        <UnitKey unitKey={`line${slot}`} key={slot}>
          <Lamp lamp={`line${slot}`} name={words.unit.lampNames.line(String(slot))} />
        </UnitKey>
      ))}
    </KeyGroup>
  );
}

function Hook() {
  const { known, words, run } = usePage();
  const hook = known.view?.hook ?? 'down';
  return (
    <button
      type="button"
      class="hook"
      data-hook={hook}
      aria-disabled={known.status?.ownPanel && known.view?.panelConnected}
      aria-keyshortcuts={KEY_OF.hook}
      onClick={() => run({ type: 'moveHook', hook: hook === 'up' ? 'down' : 'up' })}
    >
      <Handset />
      <span>
        {hook === 'up' ? words.unit.putDown : words.unit.lift}
        <small>{words.unit.hook[hook]}</small>
      </span>
      <Cap action="hook" />
    </button>
  );
}

function Handset() {
  return (
    <svg class="handset" viewBox="0 0 48 24" aria-hidden="true">
      <path d="M4 9c0-3 9-6 20-6s20 3 20 6v6c0 2-1 3-3 3h-6c-2 0-3-1-3-3v-3c-3-1-13-1-16 0v3c0 2-1 3-3 3H7c-2 0-3-1-3-3z" />
    </svg>
  );
}

/** The number entered or, after #, which figures are a reason. */
function Dialled() {
  const { known, words, language } = usePage();
  const choice = known.view?.reasonChoice;
  return (
    <p class="dialled">
      <span class="small">
        {choice ? CALL_DETAILS_WORDS[language].reasons : words.unit.dialled} <Cap action="keypad" />
      </span>
      <output>{choice ? `# 1-${choice.choices}` : known.view?.dialled}</output>
    </p>
  );
}

function Keypad() {
  const { words, run } = usePage();
  return (
    <KeyGroup group="keypad" label={words.unit.keypad} {...pressing(run, 'digit', DIGITS)}>
      {KEYPAD.map((digit) => (
        <UnitKey unitKey={`digit${digit}`} key={digit} />
      ))}
    </KeyGroup>
  );
}

function SpeedKeys() {
  const { known, words, run } = usePage();
  const names = new Map(known.status?.speedKeys.map((speed) => [speed.key, speed.name]));
  return (
    <div class="labelled">
      <p class="small" aria-hidden="true">
        {words.unit.speed} <Cap action="speedKeys" />
      </p>
      <KeyGroup group="speedKeys" label={words.unit.speed} {...pressing(run, 'speed', SPEED_NUMBERS)}>
        {SPEED_NUMBERS.map((number) => (
          <UnitKey unitKey={`speed${number}`} key={number}>
            <small>{number}</small>
            <span class="speed-name">{names.get(number) ?? words.unit.noSpeed}</span>
          </UnitKey>
        ))}
      </KeyGroup>
    </div>
  );
}

type Run = ReturnType<typeof usePage>['run'];

/** What typing a figure does in a group of keys: presses the key of that figure, if there is one. */
function pressing(run: Run, prefix: 'line' | 'digit' | 'speed', figures: readonly (string | number)[]) {
  const send = (type: 'pressKey' | 'releaseKey') => (character: string) => {
    if (figures.map(String).includes(character)) run({ type, key: `${prefix}${character}` as Key });
  };
  return { press: send('pressKey'), release: send('releaseKey') };
}
