import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Action, characterOf, KEY_OF } from '../logic/keys.ts';

interface KeyGroupProps {
  /** The action whose key brings the focus here. */
  readonly group: Action;
  readonly label: string;
  /** A figure, `*` or `#` was typed while the focus was in the group. */
  readonly press: (character: string) => void;
  readonly release?: (character: string) => void;
  readonly children: ComponentChildren;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Keys that are one stop for Tab: arrows go from one to the next, figures press them, Escape leaves. */
export function KeyGroup({ group, label, press, release, children }: KeyGroupProps) {
  const place = useRef<HTMLFieldSetElement>(null);
  const current = useRef(0);
  const buttons = () => [...(place.current?.querySelectorAll('button') ?? [])];
  const mark = () => {
    for (const [index, button] of buttons().entries()) button.tabIndex = index === current.current ? 0 : -1;
  };
  useLayoutEffect(mark);

  const move = (step: number) => {
    const all = buttons();
    current.current = (current.current + step + all.length) % all.length;
    mark();
    all[current.current]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const character = characterOf(event);
    if (step) move(step);
    else if (event.key === 'Escape') (document.activeElement as HTMLElement | null)?.blur();
    else if (character && /[\d*#]/.test(character)) event.repeat || press(character);
    else return;
    event.preventDefault();
  };
  return (
    <fieldset
      ref={place}
      class={`keys keys-${group}`}
      data-group={group}
      aria-label={label}
      aria-keyshortcuts={KEY_OF[group]}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => release?.(characterOf(event) ?? '')}
      onFocusIn={(event) => {
        current.current = Math.max(0, buttons().indexOf(event.target as HTMLButtonElement));
        mark();
      }}
    >
      {children}
    </fieldset>
  );
}
