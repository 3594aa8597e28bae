import { OUTCOMES } from '../../../device/desk/words.ts';
import type { Settings } from '../../api.ts';
import { CALL_DETAILS_WORDS } from '../desk/call-details-words.ts';
import { CheckField, ChoiceField, TextField } from '../form/field.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { usePage } from '../shell/context.ts';
import { REGISTER_WORDS } from '../words/register.ts';
import { type Filter, isFiltering, NO_FILTER } from './filter.ts';

interface FilterBarProps {
  readonly filter: Filter;
  readonly change: (filter: Filter) => void;
}

/** Looks through the register: every day of it, unless one wants this day only. Escape shows the day again. */
export function FilterBar({ filter, change }: FilterBarProps) {
  const { language, words: common } = usePage();
  const words = REGISTER_WORDS[language].filter;
  const { answer: settings } = useAnswer<Settings>('api/settings');
  const put = (part: Partial<Filter>) => change({ ...filter, ...part });
  const filtering = isFiltering(filter);
  return (
    <search class="office-bar" onKeyDown={({ key }) => key === 'Escape' && change(NO_FILTER)}>
      <TextField
        label={words.search}
        type="search"
        value={filter.search}
        change={(search) => put({ search: search.slice(0, 100) })}
      />
      <ChoiceField
        label={common.calls.outcome}
        value={filter.outcome}
        change={(outcome) => put({ outcome })}
        choices={[
          ['', words.all],
          ['none', common.calls.noOutcome],
          ...OUTCOMES.map((outcome) => [outcome, common.calls.outcomes[outcome]] as const),
        ]}
      />
      <ChoiceField
        label={CALL_DETAILS_WORDS[language].reasons}
        value={filter.reason}
        change={(reason) => put({ reason })}
        choices={[
          ['', words.all],
          ...(settings?.reasons ?? []).map((reason) => [reason.id, reason[language]] as const),
        ]}
      />
      <ChoiceField
        label={REGISTER_WORDS[language].table.direction}
        value={filter.direction}
        change={(direction) => put({ direction })}
        choices={[
          ['', words.all],
          ['incoming', REGISTER_WORDS[language].directions.incoming],
          ['outgoing', REGISTER_WORDS[language].directions.outgoing],
        ]}
      />
      {filtering && (
        <>
          <CheckField label={words.allDays} checked={filter.allDays} change={(allDays) => put({ allDays })} />
          <button type="button" onClick={() => change(NO_FILTER)}>
            {words.clear}
          </button>
        </>
      )}
    </search>
  );
}
