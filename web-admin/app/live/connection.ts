import type { WebEvents } from '../../api.ts';
import { endedCalls, notYetSaved } from '../logic/ended-calls.ts';
import { learnTime } from '../logic/unit-time.ts';
import type { Known, Store } from './store.ts';

/** The unit says something every 15 s: after this silence the connection is dead, whatever the browser believes. */
const SILENCE = 35_000;
/** A browser gives up for good when it is answered with an error: then the page asks again itself. */
const AGAIN = 2_000;
/** Of 15 min without which nobody stays logged in. */
const STAY = 60_000;

/** Keeps the store in step with the unit for as long as the page lives, and comes back by itself. */
export function connect(store: Store<Known>): void {
  let source = open();
  let heard = performance.now();

  setInterval(() => {
    if (performance.now() - heard > SILENCE) lose();
    if (source.readyState !== EventSource.CLOSED) return;
    source = open();
    heard = performance.now();
  }, AGAIN);
  window.addEventListener('offline', lose);
  sayThatSomebodyIsThere(store);

  function open(): EventSource {
    const opened = new EventSource('api/events');
    opened.onopen = () => {
      heard = performance.now();
      // The unit may have been restarted: what is known of its clock means nothing any more.
      store.change({ connection: { state: 'open', since: Date.now() }, time: null });
    };
    opened.onerror = markLost;
    const on = <Name extends keyof WebEvents>(name: Name, hear: (data: WebEvents[Name]) => void) =>
      opened.addEventListener(name, (event) => {
        heard = performance.now();
        hear(JSON.parse(event.data));
      });
    on('status', (status) => store.change({ status }));
    on('session', ({ state }) => {
      // Whoever is there now must not see what somebody else was shown.
      store.change({ session: state, ...(state !== 'in' && { lastCalls: null, ended: [] }) });
      // Once somebody has logged in, the desk itself stays: without names.
      if (state !== 'in' && (!location.hash || state === 'none')) location.hash = '#/login';
    });
    on('desk', ({ now, view }) => takeView(store, now, view));
    on('tick', ({ now, clockDoubtful = false }) =>
      store.change({ time: learnTime(store.get().time, now, performance.now()), clockDoubtful }),
    );
    on('committed', ({ sequence }) => store.change({ committed: sequence }));
    return opened;
  }

  function lose(): void {
    source.close();
    markLost();
  }

  function markLost(): void {
    if (store.get().connection.state !== 'lost')
      store.change({ connection: { state: 'lost', since: Date.now() } });
  }
}

/** The page asks by itself all day long: only what a person does keeps them logged in. */
function sayThatSomebodyIsThere(store: Store<Known>): void {
  let said = 0;
  const say = () => {
    if (store.get().session !== 'in' || Date.now() - said < STAY) return;
    said = Date.now();
    void fetch('api/stay', { method: 'POST' }).catch(() => {});
  };
  for (const sign of ['keydown', 'pointerdown', 'wheel'])
    window.addEventListener(sign, say, { passive: true });
}

function takeView(store: Store<Known>, now: WebEvents['desk']['now'], view: WebEvents['desk']['view']): void {
  const { view: before, time, ended, lastCalls } = store.get();
  store.change({
    view,
    time: learnTime(time, now, performance.now()),
    ended: notYetSaved(endedCalls(ended, before, view), lastCalls ?? []),
  });
}
