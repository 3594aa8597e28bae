import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallView } from '../../../device/desk/view.ts';
import { type Chosen, cardFor, untilLong } from '../../../device/guide/cards/choice.ts';
import type { CardId } from '../../../device/guide/cards/ids.ts';
import type { PageCard } from '../../api.ts';
import { CardSections } from '../guide/card-lines.tsx';
import { factsNow, useCallFacts, useGuide } from '../guide/use-guide.ts';
import { Cap } from '../shell/cap.tsx';
import { usePage, useRedrawAfter } from '../shell/context.ts';
import { KeyGroup } from '../unit/key-group.tsx';
import { GUIDE_CARD_WORDS } from './guide-card-words.ts';
import { WaysButtons } from './ways-buttons.tsx';

/**
 * What to say now (rules A2-A12, B1-B15): the card of the moment comes by itself; one for a situation is asked for, and
 * stays until the moment is another.
 */
export function GuideCard() {
  const page = usePage();
  const { language } = page;
  const words = GUIDE_CARD_WORDS[language];
  const guide = useGuide();
  const chosen = chosenNow(page);
  const [asked, ask] = useState<{ readonly moment: string; readonly card: CardId } | null>(null);
  const recipient = chosen?.recipient?.number ?? page.known.view?.dialled;
  const facts = useCallFacts(guide ? chosen?.call?.call : undefined, recipient);
  if (!guide || !chosen) return <div class="guide-card" />;
  const moment = `${chosen.card} ${chosen.call?.call ?? ''}`;
  const situation = asked?.moment === moment ? asked.card : null;
  const cardOf = (id: CardId) => guide.cards.find((each) => each.id === id);
  const card = cardOf(situation ?? chosen.card);
  const situations = guide.cards.filter(({ key }) => key);
  const show = (id: CardId | undefined) => ask(id && id !== situation ? { moment, card: id } : null);
  return (
    <section class="guide-card" aria-label={words.guide} data-card={card?.id} data-asked={situation !== null}>
      {card && (
        <>
          <p class="guide-card-title">
            {card.title}
            <small>{card.rules}</small>
          </p>
          <CardSections card={card} facts={factsNow(page, guide, chosen, facts)} key={card.id} />
          <Changed card={card} moment={moment} asked={situation !== null} />
        </>
      )}
      {(card?.id === 'checkIn' || card?.id === 'takenBack') && <Ways title={card.title} />}
      {card?.id === 'ringing' && <FirstName />}
      <LongTalk call={chosen.call} limit={guide.longTalk} title={cardOf('talkative')?.title} show={show} />
      <div class="guide-card-end">
        <KeyGroup
          group="situations"
          label={words.situations}
          press={(key) => {
            show(situations.find((each) => each.key === key)?.id);
            leave();
          }}
        >
          <button type="button" onClick={({ currentTarget }) => currentTarget.focus()}>
            {words.situations} <Cap action="situations" />
          </button>
          {situations.map(({ id, key, title }) => (
            <button
              type="button"
              key={id}
              aria-pressed={id === situation}
              onClick={() => {
                show(id);
                leave();
              }}
            >
              <small aria-hidden="true">{key} </small>
              {title}
            </button>
          ))}
        </KeyGroup>
        {situation && (
          <button type="button" class="plain" onClick={() => ask(null)}>
            {words.back}
          </button>
        )}
      </div>
    </section>
  );
}

/** The list closes, and the keys of the desk are what they were. */
function leave(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function chosenNow({ known }: ReturnType<typeof usePage>): Chosen | null {
  const notesOf = (call: string) => known.lastCalls?.find((row) => row.call === call) ?? null;
  return known.view && cardFor(known.view, notesOf);
}

/** Told to a screen reader when it is quiet: only that another card has come by itself. */
function Changed({
  card,
  moment,
  asked,
}: {
  readonly card: PageCard;
  readonly moment: string;
  readonly asked: boolean;
}) {
  const words = GUIDE_CARD_WORDS[usePage().language];
  const before = useRef(moment);
  const [said, say] = useState('');
  useEffect(() => {
    if (!asked && before.current !== moment) say(words.shown(card.title));
    before.current = moment;
  }, [moment]);
  return (
    <div class="unseen" role="status" aria-live="polite">
      {said}
    </div>
  );
}

/** The three ways once more, below the words that offer them; they act when the caller is on the line. */
function Ways({ title }: { readonly title: string }) {
  return (
    <fieldset class="outcome-buttons" aria-label={title}>
      <WaysButtons />
    </fieldset>
  );
}

/** Whoever is at the desk today: part of the greeting (rule A2). */
function FirstName() {
  const { language, preferences, prefer } = usePage();
  return (
    <label class="small">
      {GUIDE_CARD_WORDS[language].firstName}
      <input
        value={preferences.firstName}
        maxLength={40}
        autoComplete="given-name"
        onInput={(event) => prefer({ firstName: event.currentTarget.value })}
      />
    </label>
  );
}

interface LongTalkProps {
  readonly call: CallView | null;
  readonly limit: number;
  readonly title: string | undefined;
  readonly show: (id: CardId) => void;
}

/** Quietly: a button, no more (rule B4). */
function LongTalk({ call, limit, title, show }: LongTalkProps) {
  const { language, format, now } = usePage();
  const left = limit ? untilLong(call, limit, now()) : Number.POSITIVE_INFINITY;
  useRedrawAfter(left > 0 ? left : Number.POSITIVE_INFINITY);
  if (left > 0) return null;
  return (
    <button type="button" class="plain" onClick={() => show('talkative')}>
      {GUIDE_CARD_WORDS[language].long(format.duration(limit))} · {title}
    </button>
  );
}
