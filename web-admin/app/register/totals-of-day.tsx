import type { Totals } from '../../api.ts';
import { usePage } from '../shell/context.ts';
import { REGISTER_WORDS } from '../words/register.ts';

/** Figures of the day: how far rule A13 was kept is the large one. */
export function TotalsOfDay({ totals }: { readonly totals: Totals | null }) {
  const { language, format } = usePage();
  const words = REGISTER_WORDS[language].totals;
  const figures = ['calls', 'incoming', 'answered', 'missed', 'abandonedOnHold'] as const;
  const { early, onTime, late, missed } = totals?.checkIns ?? { early: 0, onTime: 0, late: 0, missed: 0 };
  return (
    <section class="totals" aria-label={words.title}>
      <dl>
        <div class="kept">
          <dt>{words.kept}</dt>
          <dd>
            <b class="figure">{typeof totals?.kept === 'number' ? format.share(totals.kept) : '–'}</b>
            <span class="small">
              {typeof totals?.kept === 'number'
                ? words.keptOf(early + onTime, early + onTime + late + missed)
                : words.keptNone}
            </span>
          </dd>
        </div>
        {figures.map((figure) => (
          <div key={figure}>
            <dt>{words[figure]}</dt>
            <dd class="large">{totals?.[figure] ?? '–'}</dd>
          </div>
        ))}
      </dl>
      <p class="small">{words.withoutConsultations}</p>
    </section>
  );
}
