import { useLayoutEffect, useRef } from 'preact/hooks';
import { ACTIONS, type Action } from '../logic/keys.ts';
import { KEY_LIST_WORDS } from '../words/key-list.ts';
import { Cap } from './cap.tsx';
import { usePage } from './context.ts';

export interface KeyListProps {
  readonly close: () => void;
}

/** Every action and its key. Stands where it covers no wait; Escape or `?` closes it and gives the focus back. */
export function KeyList({ close }: KeyListProps) {
  const { language, words: common } = usePage();
  const words = KEY_LIST_WORDS[language];
  const names: Readonly<Record<Action, string>> = { ...words.actions, ...common.shell.pageNames };
  const section = useRef<HTMLElement>(null);
  // Before anything else can take the focus.
  useLayoutEffect(() => {
    const before = document.activeElement;
    section.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section
      ref={section}
      class="key-list"
      tabIndex={-1}
      aria-labelledby="key-list-title"
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <div class="zone-head">
        <h2 id="key-list-title">{words.title}</h2>
        <button type="button" class="plain" onClick={close}>
          {words.close}
        </button>
      </div>
      <dl>
        {ACTIONS.map((action) => (
          <div key={action}>
            <dt>
              <Cap action={action} />
            </dt>
            <dd>{names[action]}</dd>
          </div>
        ))}
      </dl>
      <p class="small">{words.groups}</p>
    </section>
  );
}
