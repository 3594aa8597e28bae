import { useState } from 'preact/hooks';
import type { EventState, OutboxRow } from '../../../device/register/outbox/outbox.ts';
import type { OutboxPage } from '../../api.ts';
import { ChoiceField } from '../form/field.tsx';
import { Question } from '../form/form.tsx';
import { OfficeTable } from '../form/office-table.tsx';
import { PageFrame } from '../form/page-frame.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { useTelling } from '../form/use-telling.ts';
import { hashOf } from '../logic/route.ts';
import { dayName } from '../register/day-names.ts';
import { usePage } from '../shell/context.ts';
import { goTo } from '../shell/navigation.ts';
import type { PageProps } from '../shell/pages.ts';
import { OUTBOX_WORDS } from './words.ts';

const STATES: readonly EventState[] = ['dead', 'waiting', 'sent'];

/** What the CRM was told, what it did not take, and a way to send that again. Its route: which state is shown. */
export function Outbox({ route, keyList }: PageProps) {
  const { language, may } = usePage();
  const words = OUTBOX_WORDS[language];
  const shown = STATES.find((state) => state === route.parts[0]) ?? 'dead';
  const { answer, again } = useAnswer<OutboxPage>(`api/outbox?state=${shown}`);
  const telling = useTelling('outbox.resend');
  const mayResend = may('outbox.resend');
  const resend = (ids?: readonly string[]) => void telling.send(ids ? { ids } : {}).then(again);
  return (
    <PageFrame title={words.title} question={words.question} keyList={keyList} busy={answer === null}>
      {answer && <Standing page={answer} />}
      {answer && may('outbox.putAside') && <Holding page={answer} again={again} />}
      <div class="office-bar">
        <ChoiceField
          label={words.show}
          value={shown}
          change={(state) => goTo('outbox', state)}
          choices={STATES.map((state) => [state, words.states[state]])}
        />
        {mayResend && (answer?.dead ?? 0) > 0 && (
          <button type="button" onClick={() => resend()}>
            {words.resendAll}
          </button>
        )}
        <p role="status">{telling.refusal}</p>
      </div>
      {answer?.events.length === 0 && <p class="empty">{words.empty[shown]}</p>}
      {answer && answer.events.length > 0 && (
        <OfficeTable columns={words.columns}>
          {answer.events.map((event) => (
            <EventRow event={event} key={event.id} resend={mayResend ? resend : null} />
          ))}
        </OfficeTable>
      )}
    </PageFrame>
  );
}

function Standing({ page }: { readonly page: OutboxPage }) {
  const { language, format } = usePage();
  const words = OUTBOX_WORDS[language];
  return (
    <div>
      <p class="large">
        <b>{words.stands(String(page.waiting), String(page.dead))}</b>
      </p>
      {page.lastSent !== null && <p>{words.lastSent(format.moment(page.lastSent))}</p>}
      {page.waitingSince !== null && <p>{words.waitingSince(format.moment(page.waitingSince))}</p>}
      {page.silent && (
        <p class="notice fault">
          <Why error={page.silent.error} />
        </p>
      )}
    </div>
  );
}

interface HoldingProps {
  readonly page: OutboxPage;
  readonly again: () => void;
}

/** The one that all others wait for, and a way to let them go before it. */
function Holding({ page: { holding: event, silent }, again }: HoldingProps) {
  const words = OUTBOX_WORDS[usePage().language];
  const telling = useTelling('outbox.putAside', words);
  const [asked, ask] = useState<OutboxRow | null>(null);
  const putAside = (id: string) => {
    ask(null);
    void telling.send({ id }).then(again);
  };
  return (
    <div>
      {asked ? (
        <Question
          question={words.putAsideWhat(words.types[asked.type])}
          yes={words.putAside}
          agree={() => putAside(asked.id)}
          cancel={() => ask(null)}
        />
      ) : (
        event && (
          <p>
            {words.types[event.type]} · <Tries event={event} />
            {!silent && ' · '}
            {!silent && <Why error={event.error} />}{' '}
            <button type="button" onClick={() => ask(event)}>
              {words.putAside}
            </button>
          </p>
        )
      )}
      <p role="status">{telling.refusal}</p>
    </div>
  );
}

interface EventRowProps {
  readonly event: OutboxRow;
  readonly resend: ((ids: readonly string[]) => void) | null;
}

function EventRow({ event, resend }: EventRowProps) {
  const { language, format, may } = usePage();
  const words = OUTBOX_WORDS[language];
  const [when, what, tries, why] = words.columns;
  return (
    <tr>
      <td data-label={when}>{format.moment(event.made)}</td>
      <td data-label={what}>
        {event.subject.startsWith('m-') || !may('calls.read') ? (
          words.types[event.type]
        ) : (
          <a href={hashOf('register', dayName(event.made), event.subject)}>{words.types[event.type]}</a>
        )}
      </td>
      <td data-label={tries}>
        <Tries event={event} />
      </td>
      <td data-label={why}>
        <Why error={event.error} />{' '}
        {resend && event.state !== 'sent' && (
          <button type="button" onClick={() => resend([event.id])}>
            {words.resend}
          </button>
        )}
      </td>
    </tr>
  );
}

function Tries({ event: { tries, state, nextTry } }: { readonly event: OutboxRow }) {
  const { language, format } = usePage();
  const words = OUTBOX_WORDS[language];
  const next = state === 'waiting' && tries > 0 && ` · ${words.next(format.time(nextTry))}`;
  return (
    <>
      {words.tries(tries)}
      {next}
    </>
  );
}

function Why({ error }: { readonly error: string | null }) {
  const words = OUTBOX_WORDS[usePage().language];
  const said = error === null ? '' : words.why(error);
  return <span lang={said === null ? 'en' : undefined}>{said ?? error}</span>;
}
