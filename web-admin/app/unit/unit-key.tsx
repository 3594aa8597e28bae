import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Key } from '../../../device/desk/words.ts';
import { type Action, KEY_OF } from '../logic/keys.ts';
import { Cap } from '../shell/cap.tsx';
import { usePage } from '../shell/context.ts';

interface UnitKeyProps {
  readonly unitKey: Key;
  /** Its name, if that is not what is printed on it. */
  readonly label?: string;
  readonly shortcut?: Action;
  readonly children?: ComponentChildren;
}

/** A key of the drawn unit. Pressing is pressing: it is down for as long as the finger, the mouse or the keyboard is. */
export function UnitKey({ unitKey, label, shortcut, children }: UnitKeyProps) {
  const { words } = usePage();
  const press = usePress(unitKey);
  return (
    <button
      type="button"
      class="unit-key"
      data-key={unitKey}
      aria-label={label}
      aria-keyshortcuts={shortcut && KEY_OF[shortcut]}
      {...press}
    >
      {children ?? words.unit.key(unitKey)}
      {shortcut && <Cap action={shortcut} />}
    </button>
  );
}

/** Pointer, Enter and Space as a key of the unit; each press is followed by exactly one release. */
function usePress(key: Key) {
  const { run } = usePage();
  const down = useRef(false);
  const press = () => {
    if (down.current) return;
    down.current = true;
    run({ type: 'pressKey', key });
  };
  const release = () => {
    if (!down.current) return;
    down.current = false;
    run({ type: 'releaseKey', key });
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      // So that the release comes here even if the pointer has left the key.
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      press();
    },
    onPointerUp: release,
    onPointerCancel: release,
    onBlur: release,
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      if (!event.repeat) press();
    },
    onKeyUp(event: KeyboardEvent) {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      release();
    },
    /** A screen reader presses without pointer or keyboard. */
    onClick(event: MouseEvent) {
      if (event.detail !== 0) return;
      press();
      release();
    },
  };
}
