import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../shell/context.ts';
import { FORM_WORDS } from './words.ts';

interface FormProps {
  /** Names the form for whoever does not see it. */
  readonly label: string;
  readonly submit: () => void;
  readonly telling: {
    readonly state: 'idle' | 'sending' | 'saved' | 'refused';
    readonly refusal: string | null;
  };
  /** Instead of "Save". */
  readonly action?: string;
  readonly cancel?: (() => void) | undefined;
  readonly children: ComponentChildren;
}

/** Fields with one button that sends them. Escape cancels; after a refusal the focus is on the first field that is wrong. */
export function Form({ label, submit, telling: { state, refusal }, action, cancel, children }: FormProps) {
  const words = FORM_WORDS[usePage().language];
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state === 'refused') form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [state]);
  return (
    <form
      ref={form}
      class="form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (state !== 'sending') submit();
      }}
      onKeyDown={(event) => event.key === 'Escape' && cancel?.()}
    >
      {children}
      <div class="form-end">
        <button type="submit" class="main-action" aria-disabled={state === 'sending'}>
          {state === 'sending' ? words.saving : (action ?? words.save)}
        </button>
        {cancel && (
          <button type="button" class="plain" onClick={cancel}>
            {words.cancel}
          </button>
        )}
        <p role="status" class="form-state" data-state={state}>
          {state === 'saved' ? words.saved : (refusal ?? '')}
        </p>
      </div>
    </form>
  );
}

interface QuestionProps {
  /** Names the thing: "Delete Dr Marin?" */
  readonly question: string;
  readonly yes: string;
  readonly agree: () => void;
  readonly cancel: () => void;
}

/** Asked in its place before what cannot be undone; covers nothing. The focus is on the harmless answer. */
export function Question({ question, yes, agree, cancel }: QuestionProps) {
  const words = FORM_WORDS[usePage().language];
  const no = useRef<HTMLButtonElement>(null);
  // At once: whoever types on must not answer what they have not been asked.
  useLayoutEffect(() => no.current?.focus(), []);
  return (
    <fieldset class="question" onKeyDown={(event) => event.key === 'Escape' && cancel()}>
      <legend>{question}</legend>
      <button type="button" ref={no} onClick={cancel}>
        {words.cancel}
      </button>
      <button type="button" class="danger" onClick={agree}>
        {yes}
      </button>
    </fieldset>
  );
}
