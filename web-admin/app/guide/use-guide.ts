import { useEffect, useState } from 'preact/hooks';
import type { Chosen } from '../../../device/guide/cards/choice.ts';
import type { Facts, GuideAnswer } from '../../api.ts';
import { ask, parameters } from '../live/queries.ts';
import { type Page, unitWall, usePage } from '../shell/context.ts';
import { nameOf, numberOf } from '../shell/peer.ts';

/**
 * The guide in the reader's language; null until it has come. Asked for again when calls begin or end, so that a card that
 * was published meanwhile is there at the next call; an answer that is the same is not sent again.
 */
export function useGuide(): GuideAnswer | null {
  const page = usePage();
  const { known, language } = page;
  const [kept, keep] = useState<{ readonly language: string; readonly guide: GuideAnswer } | null>(null);
  const may = page.may('guide.read');
  const busy = Boolean(known.view?.calls.length);
  const seen = kept?.language === language ? kept.guide.mark : '';
  useEffect(() => {
    let current = true;
    if (may)
      void ask<GuideAnswer>(`api/guide?${parameters({ language, seen })}`).then((guide) => {
        if (guide && current) keep({ language, guide });
      });
    return () => {
      current = false;
    };
  }, [may, language, busy, known.connection.state]);
  return kept?.guide ?? null;
}

/** What the register knows of the call, and of the recipient with that number, read aloud; asked again when it has new rows. */
export function useCallFacts(call: string | undefined, recipient = ''): Facts {
  const { known, language } = usePage();
  const [kept, keep] = useState<{ readonly call: string; readonly facts: Facts } | null>(null);
  useEffect(() => {
    let current = true;
    if (call)
      void ask<Facts>(
        `api/guide/call/${encodeURIComponent(call)}?${parameters({ language, recipient })}`,
      ).then((facts) => facts && current && keep({ call, facts }));
    return () => {
      current = false;
    };
  }, [call, recipient, language, known.committed]);
  return kept && kept.call === call ? kept.facts : {};
}

/** All that a card may say at this moment. */
export function factsNow(page: Page, guide: GuideAnswer, chosen: Chosen, ofCall: Facts): Facts {
  const { known, me, preferences, words } = page;
  const speedKeys = known.status?.speedKeys;
  const named = (peer: Chosen['recipient']) => {
    const name = peer ? nameOf(peer, words, speedKeys) : '';
    return name === numberOf(peer?.number ?? null, words) ? '' : name;
  };
  const dialled = { number: known.view?.dialled ?? '', name: null };
  const ownName = me && me.id !== 'practice' ? (me.name.split(' ')[0] ?? '') : '';
  return {
    ...ofCall,
    ...guide.dayWords[partOfDay(new Date(unitWall(known)).getHours())],
    house: guide.house,
    service: guide.service,
    firstName: preferences.firstName.trim() || guide.firstName || ownName,
    caller: named(chosen.call?.peer ?? null),
    recipient: named(chosen.recipient ?? dialled) || (ofCall.recipient ?? ''),
  };
}

/** `hour` 0..23 by the wall clock of the reception. */
function partOfDay(hour: number): keyof GuideAnswer['dayWords'] {
  if (hour >= 18 || hour < 5) return 'evening';
  return hour < 12 ? 'morning' : 'afternoon';
}
