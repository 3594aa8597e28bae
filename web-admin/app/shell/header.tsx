import { type Action, KEY_OF } from '../logic/keys.ts';
import { FIRST_OF_MANAGEMENT, hashOf, PAGES, type PageName, type Route } from '../logic/route.ts';
import type { SoundState } from '../sound/use-buzzer.ts';
import { Cap } from './cap.tsx';
import { usePage } from './context.ts';
import { maySee } from './pages.ts';
import { logOut, NEXT_THEME } from './use-keyboard.ts';

const MANAGEMENT = PAGES.indexOf(FIRST_OF_MANAGEMENT);

interface HeaderProps {
  readonly route: Route;
  readonly sound: SoundState;
  readonly toggleSound: () => void;
  readonly keysShown: boolean;
  readonly toggleKeys: () => void;
}

export function Header({ route, sound, toggleSound, keysShown, toggleKeys }: HeaderProps) {
  const { words, known, me, language, preferences, prefer } = usePage();
  const { shell } = words;
  const links = (pages: readonly PageName[]) =>
    pages
      .filter((page) => maySee(page, me, known.session))
      .map((page) => <Link key={page} page={page} current={route.page === page} />);
  return (
    <div class="top">
      <p class="unit-name">{known.status?.unitName ?? 'Garde-fil'}</p>
      <nav aria-label={shell.pages}>{links(PAGES.slice(0, MANAGEMENT))}</nav>
      <nav class="management" aria-label={shell.management}>
        {links(PAGES.slice(MANAGEMENT))}
      </nav>
      <ConnectionState />
      <div class="choices">
        <Choice
          action="sound"
          mark={sound}
          pressed={sound === 'on'}
          act={toggleSound}
          label={shell.sound[sound]}
        />
        <Choice
          action="theme"
          label={shell.theme[preferences.theme]}
          act={() => prefer({ theme: NEXT_THEME[preferences.theme] })}
        />
        <Choice
          action="language"
          label={shell.otherLanguage}
          lang={language === 'fr' ? 'en' : 'fr'}
          act={() => prefer({ language: language === 'fr' ? 'en' : 'fr' })}
        />
        <Choice action="keys" label={shell.keys} expanded={keysShown} act={toggleKeys} />
        {known.session === 'in' && me && (
          <Choice action="logOut" label={`${me.name} · ${shell.logOut}`} act={logOut} />
        )}
      </div>
    </div>
  );
}

function Link({ page, current }: { readonly page: PageName; readonly current: boolean }) {
  const { words } = usePage();
  return (
    <a href={hashOf(page)} aria-current={current ? 'page' : undefined} aria-keyshortcuts={KEY_OF[page]}>
      {words.shell.pageNames[page]}
      <Cap action={page} />
    </a>
  );
}

interface ChoiceProps {
  readonly action: Action;
  readonly label: string;
  readonly act: () => void;
  readonly mark?: string;
  readonly lang?: string;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
}

function Choice({ action, label, act, mark, lang, pressed, expanded }: ChoiceProps) {
  return (
    <button
      type="button"
      class="choice"
      data-choice={action}
      data-mark={mark}
      lang={lang}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-keyshortcuts={KEY_OF[action]}
      onClick={act}
    >
      {label}
      <Cap action={action} />
    </button>
  );
}

function ConnectionState() {
  const { words, known } = usePage();
  const { state } = known.connection;
  return (
    <p class="connection" data-state={state}>
      {state === 'open' ? words.shell.live : state === 'connecting' ? words.shell.connecting : ''}
    </p>
  );
}
