import { useEffect, useRef, useState } from 'preact/hooks';
import type { Known } from '../live/store.ts';
import { unitNow } from '../shell/context.ts';

/** `blocked`: the reader wants sound, and the browser waits for a click or a key before it allows any. */
export type SoundState = 'on' | 'off' | 'blocked';

/** Plays the unit's buzzer in this page. */
export function useBuzzer(known: Known, wanted: boolean): SoundState {
  const context = useRef<AudioContext | null>(null);
  const [allowed, setAllowed] = useState(false);

  useEffect(() => {
    const audio = new AudioContext();
    context.current = audio;
    const follow = () => setAllowed(audio.state === 'running');
    const allow = () => void audio.resume();
    audio.addEventListener('statechange', follow);
    follow();
    for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, allow);
    return () => {
      for (const gesture of ['pointerdown', 'keydown']) window.removeEventListener(gesture, allow);
      void audio.close();
    };
  }, []);

  // A unit that cannot be heard from may have fallen silent long since.
  const cue = known.connection.state === 'open' ? known.view?.buzzer : undefined;
  const pattern = cue?.pattern ?? 'silent';
  const since = cue?.since ?? 0;
  const latest = useRef(known);
  latest.current = known;
  useEffect(() => {
    const audio = context.current;
    if (!allowed || !wanted || !audio || pattern === 'silent') return;
    let stop: (() => void) | null = null;
    let over = false;
    // What makes the sound is fetched when there is the first to make, and kept by the browser.
    void import('../later.ts').then(({ LATER }) => {
      if (!over) stop = LATER.playPattern(audio, pattern, unitNow(latest.current) - since);
    });
    return () => {
      over = true;
      stop?.();
    };
  }, [allowed, wanted, pattern, since]);

  return wanted ? (allowed ? 'on' : 'blocked') : 'off';
}
