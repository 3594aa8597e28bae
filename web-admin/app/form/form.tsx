import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../shell/context.ts';
import type { Draft } from './use-draft.ts';
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
  /** What is typed into it: thrown away when it is cancelled, and not without a question. */
  readonly draft?: Pick<Draft<object>, 'typed' | 'clear'>;
  readonly children: ComponentChildren;
}

/** Fields with one button that sends them. Escape cancels; after a refusal the focus is on the first field that is wrong. */
export function Form({
  label,
  submit,
  telling: { state, refusal },
  action,
  cancel,
  draft,
  children,
}: FormProps) {
  const words = FORM_WORDS[usePage().language];
  const form = useRef<HTMLFormElement>(null);
  const [leavingFrom, leaveFrom] = useState<HTMLElement | null>(null);
  const throwAway = () => {
    draft?.clear();
    cancel?.();
  };
  const leave = () => {
    if (cancel && draft?.typed) leaveFrom(document.activeElement as HTMLElement);
    else throwAway();
  };
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
      onKeyDown={(event) => event.key === 'Escape' && leave()}
    >
      {children}
      <div class="form-end">
        <button type="submit" class="main-action" aria-disabled={state === 'sending'}>
          {state === 'sending' ? words.saving : (action ?? words.save)}
        </button>
        {cancel && (
          <button type="button" class="plain" onClick={leave}>
            {words.cancel}
          </button>
        )}
        <p role="status" class="form-state" data-state={state}>
          {state === 'saved' ? words.saved : (refusal ?? '')}
        </p>
      </div>
      {leavingFrom && (
        <Question
          question={words.throwAwayWhat}
          yes={words.throwAway}
          no={words.goOnTyping}
          agree={throwAway}
          cancel={() => {
            leaveFrom(null);
            leavingFrom.focus();
          }}
        />
      )}
    </form>
  );
}

interface QuestionProps {
  /** Names the thing: "Delete Dr Marin?" */
  readonly question: string;
  readonly yes: string;
  /** Instead of "Cancel". */
  readonly no?: string;
  readonly agree: () => void;
  readonly cancel: () => void;
}

/** Asked in its place before what cannot be undone; covers nothing. The focus is on the harmless answer. */
export function Question({ question, yes, no: harmless, agree, cancel }: QuestionProps) {
  const words = FORM_WORDS[usePage().language];
  const no = useRef<HTMLButtonElement>(null);
  // At once: whoever types on must not answer what they have not been asked.
  useLayoutEffect(() => no.current?.focus(), []);
  const refuse = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // The form around it is not meant.
    event.stopPropagation();
    cancel();
  };
  return (
    <fieldset class="question" onKeyDown={refuse}>
      <legend>{question}</legend>
      <button type="button" ref={no} onClick={cancel}>
        {harmless ?? words.cancel}
      </button>
      <button type="button" class="danger" onClick={agree}>
        {yes}
      </button>
    </fieldset>
  );
}
