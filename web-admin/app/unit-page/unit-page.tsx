import type { UnitFacts } from '../../api.ts';
import { PageFrame } from '../form/page-frame.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { OUTBOX_WORDS } from '../outbox/words.ts';
import { PERSON_WORDS } from '../person/words.ts';
import { unitWall, usePage } from '../shell/context.ts';
import type { PageProps } from '../shell/pages.ts';
import { UNIT_PAGE_WORDS } from './words.ts';

/** `good`: null where there is nothing to be judged. */
type Row = readonly [label: string, good: boolean | null, text: string];

const MB = 1_000_000;
/** In bytes: on less than that, a register has no room to be changed by a new version. */
const LEAST_FREE = 200 * MB;
/** In ms. */
const BACKUP_WITHIN = 8 * 86_400_000;

/** At a terminal of the unit: a page has none that move lamps in a call. */
const COMMANDS = ['gardefil panel test', 'gardefil backup FILE', 'gardefil audit verify'] as const;

/** How the unit stands, for whoever looks after it, and what to do at its terminal. */
export function UnitPage({ keyList }: PageProps) {
  const { language, known } = usePage();
  const words = UNIT_PAGE_WORDS[language];
  const { answer } = useAnswer<UnitFacts>('api/unit');
  return (
    <PageFrame question={words.question} keyList={keyList} busy={answer === null}>
      {answer && known.view && <Standing facts={answer} />}
      <h2>{words.next}</h2>
      <dl class="unit-facts">
        {COMMANDS.map((command, at) => (
          <div key={command}>
            <dt>{words.commands[at]}</dt>
            <dd>
              <code>{command}</code>
            </dd>
          </div>
        ))}
      </dl>
    </PageFrame>
  );
}

function Standing({ facts }: { readonly facts: UnitFacts }) {
  const words = UNIT_PAGE_WORDS[usePage().language];
  return (
    <dl class="unit-facts">
      {useRows(facts).map(([label, good, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {good !== null && (
              <span class="tag" data-open={!good}>
                {good ? words.good : words.bad}
              </span>
            )}{' '}
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useRows({ since, register, retention, crm, backup, fingerprint }: UnitFacts): readonly Row[] {
  const { language, format, known, words: common } = usePage();
  const { labels, ...words } = UNIT_PAGE_WORDS[language];
  const person = PERSON_WORDS[language];
  const { view, status, clockDoubtful } = known;
  const { shell } = common;
  const now = unitWall(known);
  const size = (bytes: number) => Math.round(bytes / MB).toLocaleString(language);
  const { held, ran } = retention;
  const cleared = ran === null ? person.notYet : person.ran(format.moment(ran));
  return [
    [labels.version, null, `${status?.version}, ${words.since(format.moment(since))}`],
    [labels.line, !!view?.lineUp, view?.lineUp ? (status?.lineName ?? '') : shell.lineDown],
    [
      labels.panel,
      !!view?.panelConnected,
      !view?.panelConnected ? shell.panelLost : status?.ownPanel ? words.connected : words.drawn,
    ],
    [
      labels.register,
      !view?.registerFault && register.free > LEAST_FREE,
      view?.registerFault ? shell.registerFault : words.size(size(register.bytes), size(register.free)),
    ],
    [labels.clock, !clockDoubtful, clockDoubtful ? shell.clockDoubtful : format.moment(now)],
    [labels.retention, held === null, held === null ? cleared : person.held(format.moment(held))],
    [
      labels.crm,
      !crm.silent && crm.dead === 0,
      OUTBOX_WORDS[language].stands(String(crm.waiting), String(crm.dead)),
    ],
    [
      labels.backup,
      backup !== null && now - backup < BACKUP_WITHIN,
      backup === null ? words.noBackup : format.moment(backup),
    ],
    [labels.certificate, null, fingerprint ?? words.plain],
  ];
}
