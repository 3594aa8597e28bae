import { render } from '../../../device/guide/cards/render.ts';
import type { Facts, PageCard } from '../../api.ts';

type Section = PageCard['sections'][number];

/** The sections of a card; where there are several with a title, one is open and the others wait for a click. */
export function CardSections({ card, facts }: { readonly card: PageCard; readonly facts: Facts }) {
  const titled = card.sections.filter(({ title }) => title);
  return (
    <>
      {card.sections.map((section) =>
        section.title ? (
          <details key={section.title} name="card-section" open={section === titled[0]}>
            <summary>{section.title}</summary>
            <CardLines section={section} facts={facts} />
          </details>
        ) : (
          <CardLines section={section} facts={facts} key="" />
        ),
      )}
    </>
  );
}

/** All sections of a card, one below the other. */
export function WholeCard({
  card,
  facts,
}: {
  readonly card: Pick<PageCard, 'sections'>;
  readonly facts: Facts;
}) {
  return (
    <>
      {card.sections.map((section) => (
        <>
          {section.title && <p class="card-section">{section.title}</p>}
          <CardLines section={section} facts={facts} />
        </>
      ))}
    </>
  );
}

/** What to say, to do, and not to say; a line that needs what is not known is left out. */
function CardLines({ section, facts }: { readonly section: Section; readonly facts: Facts }) {
  return (
    <ul class="card-lines">
      {section.lines.map(({ kind, parts }, at) => {
        const text = render(parts, facts);
        return (
          text && (
            <li class={`card-${kind}`} key={at}>
              {kind === 'avoid' ? <s>{text}</s> : text}
            </li>
          )
        );
      })}
    </ul>
  );
}
