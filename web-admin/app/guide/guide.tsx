import type { Facts, GuideAnswer, PageCard } from '../../api.ts';
import { PageFrame } from '../form/page-frame.tsx';
import { hashOf } from '../logic/route.ts';
import { usePage } from '../shell/context.ts';
import type { PageProps } from '../shell/pages.ts';
import { WholeCard } from './card-lines.tsx';
import { Editor, type EditorProps } from './editor.tsx';
import { ImportFile } from './import-file.tsx';
import { useGuide } from './use-guide.ts';
import { Wordings } from './wordings.tsx';
import { GUIDE_WORDS } from './words.ts';

/**
 * The guide to read and to print (rule A16). Its route: nothing; `edit`, a language and a card; `import`; or `wordings`,
 * the house's own rules of the phrase coach.
 */
export function Guide({ route, keyList }: PageProps) {
  const { language, may } = usePage();
  const words = GUIDE_WORDS[language];
  const guide = useGuide();
  const [what, spoken, card = ''] = route.parts;
  const edited: EditorProps = { card, spoken: spoken === 'en' ? 'en' : 'fr' };
  const mayEdit = may('guide.edit');
  return (
    <PageFrame question={words.question} keyList={keyList} busy={guide === null}>
      <nav class="office-bar guide-bar" aria-label={words.title}>
        {what && (
          <a class="button" href={hashOf('guide')}>
            {words.read}
          </a>
        )}
        <button type="button" onClick={() => window.print()}>
          {words.print}
        </button>
        <a class="button" href="api/guide.md" download>
          {words.download}
        </a>
        {mayEdit && (
          <>
            <a class="button" href={hashOf('guide', 'import')}>
              {words.upload}
            </a>
            <a class="button" href={hashOf('guide', 'wordings')}>
              {words.rules}
            </a>
          </>
        )}
      </nav>
      {!guide && <p class="empty">{words.notThere}</p>}
      {guide && mayEdit && what === 'edit' && card ? (
        <Editor {...edited} key={`${spoken} ${card}`} />
      ) : mayEdit && what === 'import' ? (
        <ImportFile />
      ) : mayEdit && what === 'wordings' ? (
        <Wordings />
      ) : (
        guide && <Reading guide={guide} edit={mayEdit} />
      )}
    </PageFrame>
  );
}

/** Each card in full; what depends on a call stands there by its name. */
function Reading({ guide, edit }: { readonly guide: GuideAnswer; readonly edit: boolean }) {
  const words = GUIDE_WORDS[usePage().language];
  const named = Object.entries(guide.factNames).map(([id, name]) => [id, `‹${name}›`]);
  const facts: Facts = {
    ...Object.fromEntries(named),
    ...(guide.house && { house: guide.house }),
    ...(guide.firstName && { firstName: guide.firstName }),
  };
  const group = (title: string, situations: boolean) => (
    <>
      <h2>{title}</h2>
      <div class="guide-cards">
        {guide.cards
          .filter(({ key }) => (key !== null) === situations)
          .map((card) => (
            <ReadCard card={card} facts={facts} edit={edit} key={card.id} />
          ))}
      </div>
    </>
  );
  return (
    <>
      {group(words.moments, false)}
      {group(words.situations, true)}
    </>
  );
}

interface ReadCardProps {
  readonly card: PageCard;
  readonly facts: Facts;
  readonly edit: boolean;
}

function ReadCard({ card, facts, edit }: ReadCardProps) {
  const { language } = usePage();
  const words = GUIDE_WORDS[language];
  return (
    <article class="panel-box guide-read" aria-labelledby={`card-${card.id}`}>
      <h3 id={`card-${card.id}`}>
        {card.title} <small>{card.rules}</small>
      </h3>
      <WholeCard card={card} facts={facts} />
      {edit && (
        <a href={hashOf('guide', 'edit', language, card.id)} aria-label={words.editCard(card.title)}>
          {words.edit}
        </a>
      )}
    </article>
  );
}
