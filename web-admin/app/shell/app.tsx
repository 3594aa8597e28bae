import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Me, UnitStatus } from '../../api.ts';
import { Desk } from '../desk/desk.tsx';
import type { Commander, Refusal } from '../live/commands.ts';
import { useLastCalls } from '../live/last-calls.ts';
import { keepPreferences, type Preferences, readPreferences } from '../live/preferences.ts';
import type { Known, Store } from '../live/store.ts';
import { formatFor, type Language } from '../logic/times.ts';
import { isDue } from '../logic/waits.ts';
import { useBuzzer } from '../sound/use-buzzer.ts';
import { type Spoken, speak } from '../words/languages.ts';
import { Announcer } from './announcer.tsx';
import { type Page, PageContext, unitNow } from './context.ts';
import { Header } from './header.tsx';
import { Lazy } from './lazy.tsx';
import { useRoute } from './navigation.ts';
import { Notices } from './notices.tsx';
import { maySee } from './pages.ts';
import { useKeyboard } from './use-keyboard.ts';
import { isClosed, useMe } from './use-me.ts';

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
  const me = useMe(known.connection.state, known.session);
  const [names, setNames] = useState<SpeedKeys>([]);
  const named = useMemo(() => withNames(known, names), [known, names]);
  const page = usePageValue(named, spoken, {
    store,
    command,
    me,
    preferences,
    setPreferences,
    setRefusal,
  });
  useLastCalls(store, known, page.may('calls.read'));
  const sound = useBuzzer(known, preferences.sound);
  // A click on a blocked sound allows it: the gesture itself does, so there is nothing to change.
  const toggleSound = () => sound !== 'blocked' && page.prefer({ sound: !preferences.sound });
  useKeyboard(page, { sound: toggleSound, keys: () => showKeys(!keysShown), prefer: page.prefer });
  useDocument(page, preferences);
  useForget(refusal, setRefusal);

  // An address that is not the reader's shows the desk, as one that means nothing does.
  const shown = !me || maySee(route.page, me, known.session) ? route.page : 'desk';
  const reader = isClosed(known.session) ? 'nobody' : (me?.role ?? 'unknown');
  const keyList = keysShown ? <Lazy part="KeyList" props={{ close: () => showKeys(false) }} /> : null;
  return (
    <PageContext.Provider value={page}>
      <div class={`page page-${shown}`} data-connection={known.connection.state} data-reader={reader}>
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
        {shown === 'desk' ? (
          <Desk keyList={keyList} />
        ) : !me && !isClosed(known.session) ? (
          <main id="content" />
        ) : (
          <Lazy
            part={isClosed(known.session) ? 'login' : shown}
            props={{ route, keyList }}
            meanwhile={<main id="content" />}
          />
        )}
        <Announcer />
        <Lazy part="FindNames" props={{ found: setNames }} />
      </div>
    </PageContext.Provider>
  );
}

interface Means {
  readonly store: Store<Known>;
  readonly command: Commander;
  readonly me: Me | null;
  readonly preferences: Preferences;
  readonly setPreferences: (changed: Preferences) => void;
  readonly setRefusal: (refusal: Refusal) => void;
}

function usePageValue(known: Known, spoken: Spoken, means: Means): Page {
  const { store, command, me, preferences, setPreferences, setRefusal } = means;
  return useMemo(
    () => ({
      known,
      me,
      may: (right) => me?.rights.includes(right) === true,
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
    [store, command, known, me, spoken, preferences, setPreferences, setRefusal],
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

type SpeedKeys = UnitStatus['speedKeys'];

function withNames(known: Known, names: SpeedKeys): Known {
  const { status } = known;
  return status ? { ...known, status: { ...status, speedKeys: [...status.speedKeys, ...names] } } : known;
}

/** For what is tried again by itself. */
function ignore(): void {}
