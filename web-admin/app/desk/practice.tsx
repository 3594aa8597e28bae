import type { PracticeCaller } from '../../api.ts';
import { usePage } from '../shell/context.ts';
import { KeyGroup } from '../unit/key-group.tsx';

/** On a practice set-up: callers who ring when asked, so that a newcomer can try everything. */
export function Practice({ callers }: { readonly callers: readonly PracticeCaller[] }) {
  const { words, run } = usePage();
  return (
    <section class="practice" aria-labelledby="practice-title">
      <h2 id="practice-title">{words.practice.title}</h2>
      <KeyGroup
        group="practice"
        label={words.practice.title}
        press={(figure) => ring(callers[Number(figure) - 1])}
      >
        {callers.map((caller) => (
          <button type="button" key={caller.name} data-state={caller.state} onClick={() => ring(caller)}>
            {caller.state === 'idle' ? words.practice.ring(caller.name) : words.practice.hangUp(caller.name)}
            {caller.state !== 'idle' && <small>{words.practice.states[caller.state]}</small>}
          </button>
        ))}
      </KeyGroup>
    </section>
  );

  function ring(caller: PracticeCaller | undefined): void {
    if (caller)
      run({ type: caller.state === 'idle' ? 'practiceRing' : 'practiceHangUp', caller: caller.name });
  }
}
