import type { ComponentType } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Desk } from '../desk/desk.tsx';
import type { Commander, Refusal } from '../live/commands.ts';
import { keepPreferences, type Preferences, readPreferences } from '../live/preferences.ts';
import type { Known, Store } from '../live/store.ts';
import { formatFor, type Language } from '../logic/times.ts';
import { isDue } from '../logic/waits.ts';
import type { RegisterProps } from '../register/register.tsx';
import { useBuzzer } from '../sound/use-buzzer.ts';
import { type Spoken, speak } from '../words/languages.ts';
import { Announcer } from './announcer.tsx';
import { type Page, PageContext, unitNow, usePage } from './context.ts';
import { Header } from './header.tsx';
import type { KeyListProps } from './key-list.tsx';
import { useRoute } from './navigation.ts';
import { Notices } from './notices.tsx';
import { useKeyboard } from './use-keyboard.ts';

/** How long a refusal stays to be read. */
const REFUSAL_SHOWN = 8_000;

interface AppProps {
  readonly store: Store<Known>;
  readonly command: Commander;
  /** What is spoken until the unit has told its language. */
  readonly first: Spoken;
}

export function App({ store, command, first }: AppProps) {
  const known = useStore(store);
  const [preferences, setPreferences] = useState(readPreferences);
  const [refusal, setRefusal] = useState<Refusal>(null);
  const [keysShown, showKeys] = useState(false);
  const route = useRoute();
  const spoken = useSpoken(first, preferences.language ?? known.status?.language ?? first.language, known);
  const page = usePageValue(known, spoken, { store, command, preferences, setPreferences, setRefusal });
  const sound = useBuzzer(known, preferences.sound);
  // A click on a blocked sound allows it: the gesture itself does, so there is nothing to change.
  const toggleSound = () => sound !== 'blocked' && page.prefer({ sound: !preferences.sound });
  useKeyboard(page, { sound: toggleSound, keys: () => showKeys(!keysShown), prefer: page.prefer });
  useDocument(page, preferences);
  useForget(refusal, setRefusal);

  const keyList = keysShown ? <LazyKeyList close={() => showKeys(false)} /> : null;
  return (
    <PageContext.Provider value={page}>
      <div class={`page page-${route.page}`} data-connection={known.connection.state}>
        <header>
          <Header
            route={route}
            sound={sound}
            toggleSound={toggleSound}
            toggleKeys={() => showKeys(!keysShown)}
            keysShown={keysShown}
          />
          <Notices refusal={refusal} />
        </header>
        {route.page === 'desk' ? (
          <Desk keyList={keyList} />
        ) : (
          <LazyRegister route={route} keyList={keyList} />
        )}
        <Announcer />
      </div>
    </PageContext.Provider>
  );
}

interface Means {
  readonly store: Store<Known>;
  readonly command: Commander;
  readonly preferences: Preferences;
  readonly setPreferences: (changed: Preferences) => void;
  readonly setRefusal: (refusal: Refusal) => void;
}

function usePageValue(known: Known, spoken: Spoken, means: Means): Page {
  const { store, command, preferences, setPreferences, setRefusal } = means;
  return useMemo(
    () => ({
      known,
      ...spoken,
      format: formatFor(spoken.language),
      preferences,
      prefer(changed) {
        setPreferences({ ...preferences, ...changed });
        keepPreferences({ ...preferences, ...changed });
      },
      run(asked) {
        void command(asked).then((refusal) => refusal && setRefusal(refusal));
      },
      now: () => unitNow(store.get()),
    }),
    [store, command, known, spoken, preferences, setPreferences, setRefusal],
  );
}

/** The words of the language that is wanted; those before it until they have come. */
function useSpoken(first: Spoken, wanted: Language, { connection }: Known): Spoken {
  const [spoken, setSpoken] = useState(first);
  useEffect(() => {
    let current = true;
    // Words that could not be fetched are asked for again when the connection is back.
    speak(wanted).then((next) => current && setSpoken(next), ignore);
    return () => {
      current = false;
    };
  }, [wanted, connection.state]);
  return spoken;
}

function useStore(store: Store<Known>): Known {
  const [known, setKnown] = useState(store.get);
  useEffect(() => {
    setKnown(store.get());
    return store.subscribe(() => setKnown(store.get()));
  }, [store]);
  return known;
}

/** What stands outside of the page: language, theme, and the tab's title, which says that somebody is due. */
function useDocument(page: Page, preferences: Preferences): void {
  const { words, language, known } = page;
  const due = known.view?.calls.filter((call) => call.wait && isDue(call.wait)).length ?? 0;
  const title = words.tab(due, known.status?.unitName ?? 'Garde-fil');
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = preferences.theme;
  }, [title, language, preferences.theme]);
}

function useForget(refusal: Refusal, setRefusal: (refusal: Refusal) => void): void {
  useEffect(() => {
    if (!refusal) return;
    const timer = setTimeout(() => setRefusal(null), REFUSAL_SHOWN);
    return () => clearTimeout(timer);
  }, [refusal, setRefusal]);
}

/** The Register page comes when it is first asked for. */
function LazyRegister(props: RegisterProps) {
  const Register = useLazy(registerPage);
  return Register ? <Register {...props} /> : <main class="register" id="content" />;
}

/** So does the list of keys. */
function LazyKeyList(props: KeyListProps) {
  const KeyList = useLazy(keyListPart);
  return KeyList && <KeyList {...props} />;
}

const registerPage = async () => (await import('../register/register.tsx')).Register;
const keyListPart = async () => (await import('./key-list.tsx')).KeyList;

function useLazy<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> | null {
  const [part, setPart] = useState<ComponentType<Props> | null>(null);
  const { state } = usePage().known.connection;
  useEffect(() => {
    load().then((loaded) => setPart(() => loaded), ignore);
  }, [load, state]);
  return part;
}

/** For what is tried again by itself. */
function ignore(): void {}
