import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Key } from '../../../device/desk/words.ts';
import { chooseOutcome, chooseWay, outcomeTarget, takeBackFirst } from '../desk/desk-commands.ts';
import type { Preferences, Theme } from '../live/preferences.ts';
import { type Action, actionOf } from '../logic/keys.ts';
import { PAGES, type PageName } from '../logic/route.ts';
import type { Page } from './context.ts';
import { goTo } from './navigation.ts';
import { maySee } from './pages.ts';

export const NEXT_THEME: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

/** The unit tells every page of this session that it has ended. */
export function logOut(): void {
  void fetch('api/logout', { method: 'POST' }).catch(() => {});
}

interface Others {
  readonly sound: () => void;
  readonly keys: () => void;
  readonly prefer: (changed: Partial<Preferences>) => void;
}

/** Actions that are keys of the unit: they go down and up with the keyboard's. */
const UNIT_KEYS: Partial<Record<Action, Key>> = { hold: 'hold', transfer: 'transfer', mute: 'mute' };
/** Groups of keys that take the focus, after which figures belong to them. */
const GROUPS: readonly Action[] = ['keypad', 'speedKeys', 'lineKeys', 'practice', 'reasons', 'situations'];

/** The keys that work wherever the focus is, except where one types text. */
export function useKeyboard(page: Page, others: Others): void {
  const latest = useRef({ page, others });
  latest.current = { page, others };
  // No key may be lost between what is drawn and what listens.
  useLayoutEffect(() => {
    const down = new Map<string, Key>();
    const release = (code: string) => {
      const key = down.get(code);
      if (key) latest.current.page.run({ type: 'releaseKey', key });
      down.delete(code);
    };
    const onDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || isTyping(event.target)) return;
      const action = actionOf(event);
      if (!action) return;
      event.preventDefault();
      const key = UNIT_KEYS[action];
      if (key) down.set(event.code, key);
      if (key) latest.current.page.run({ type: 'pressKey', key });
      else act(action, latest.current.page, latest.current.others);
    };
    const onUp = (event: KeyboardEvent) => release(event.code);
    // A window that loses the keyboard never hears the key come up.
    const onBlur = () => [...down.keys()].map(release);
    window.addEventListener('keydown', onDown);
    window.addEventListener('keyup', onUp);
    window.addEventListener('blur', onBlur);
    return () => {
      window.removeEventListener('keydown', onDown);
      window.removeEventListener('keyup', onUp);
      window.removeEventListener('blur', onBlur);
    };
  }, []);
}

function act(action: Action, page: Page, others: Others): void {
  if (GROUPS.includes(action)) return focusGroup(action);
  switch (action) {
    case 'hook':
      return page.run({ type: 'moveHook', hook: page.known.view?.hook === 'up' ? 'down' : 'up' });
    case 'takeBack':
      return takeBackFirst(page);
    case 'keepsWaiting':
    case 'message':
    case 'callBack':
      return chooseWay(page, action);
    case 'satisfied':
    case 'commercial':
      return chooseOutcome(page, outcomeTarget(page.known), action);
    case 'findOut':
      if (maySee('followUps', page.me, page.known.session))
        goTo('followUps', 'new', outcomeTarget(page.known) ?? '');
      return;
    case 'sound':
      return others.sound();
    case 'theme':
      return others.prefer({ theme: NEXT_THEME[page.preferences.theme] });
    case 'language':
      return others.prefer({ language: page.language === 'fr' ? 'en' : 'fr' });
    case 'keys':
      return others.keys();
    case 'logOut':
      return logOut();
    default:
      return isPage(action) && maySee(action, page.me, page.known.session) ? goTo(action) : undefined;
  }
}

function isPage(action: Action): action is PageName {
  return PAGES.some((page) => page === action);
}

function focusGroup(action: Action): void {
  document.querySelector<HTMLElement>(`[data-group="${action}"] button[tabindex="0"]`)?.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
