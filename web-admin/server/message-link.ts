import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Moment } from '../../device/desk/words.ts';
import type { Actor } from '../../device/register/area/area.ts';
import type { LinkedMessage } from '../../device/register/message/message.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { LINK_WORDS, type LinkWords } from './message-link-words.ts';
import type { TellQueue } from './telling.ts';

/** Whoever has a link; the register signs with the name of whom the mail was to. */
const LINK: Actor = { id: 'link', name: '', role: 'recipient' };

const REFUSALS: Readonly<Record<string, keyof LinkWords & `refused${string}`>> = {
  Link_Used: 'refusedUsed',
  Link_Expired: 'refusedExpired',
  Link_Unknown: 'refusedUnknown',
  Register_NotValid: 'refusedUnknown',
};

/** At once: nobody needs a login here, and whoever works at the desk must find the register free. */
const MOST_AT_ONCE = 4;

export interface LinkDeps {
  readonly tell: TellQueue;
  readonly now: () => Moment;
  readonly language: () => 'fr' | 'en';
  readonly unitName: () => string;
}

/**
 * The page behind the link of a mail, for whoever has it: no login, no script. Opening it shows nothing and changes
 * nothing, for mail scanners open links too; a press of its button shows the message, another acknowledges it.
 */
export function addLinkRoutes(routes: GuardedRoutes, deps: LinkDeps): void {
  const words = () => LINK_WORDS[deps.language()];
  let following = 0;

  routes.open('GET', '/link/:token', (c) =>
    page(
      c,
      deps,
      words().title,
      html`<p>${words().intro(deps.unitName())}</p>
      ${button(`/link/${encodeURIComponent(token(c))}/open`, words().open)}`,
    ),
  );

  routes.open('POST', '/link/:token/open', async (c) => {
    const answer = await follow(c, 'messageLink.open');
    if (!answer.ok) return refused(c, answer.code);
    return page(
      c,
      deps,
      answer.value.title,
      html`<p>${words().forWhom(answer.value.name)}</p>
      ${linesOf(answer.value)}
      ${button(`/link/${encodeURIComponent(token(c))}/acknowledge`, words().acknowledge)}`,
    );
  });

  routes.open('POST', '/link/:token/acknowledge', async (c) => {
    const answer = await follow(c, 'messageLink.acknowledge');
    if (!answer.ok) return refused(c, answer.code);
    return page(c, deps, words().done, html`<p>${words().doneText}</p>${linesOf(answer.value)}`);
  });

  async function follow(c: Context, command: 'messageLink.open' | 'messageLink.acknowledge') {
    if (deps.tell.full || following >= MOST_AT_ONCE) return BUSY;
    const input = { token: token(c), language: deps.language() };
    following++;
    try {
      const answer = await deps.tell.ask({ command, input, by: { actor: LINK, moment: deps.now() } });
      return answer.ok ? { ok: true as const, value: answer.value as LinkedMessage } : answer;
    } finally {
      following--;
    }
  }

  function refused(c: Context, code: string) {
    c.status(code.startsWith('Link_') ? 410 : 503);
    return page(c, deps, words().refused, html`<p>${words()[REFUSALS[code] ?? 'refusedLater']}</p>`);
  }
}

const BUSY = { ok: false, code: 'Register_Busy' } as const;

const token = (c: Context) => c.req.param('token') ?? '';

type Part = ReturnType<typeof html>;

function button(action: string, label: string): Part {
  return html`<form method="post" action="${action}"><button type="submit">${label}</button></form>`;
}

function linesOf({ lines }: LinkedMessage): Part {
  return html`<dl>${lines.map(([label, text]) => html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>`;
}

/** Nobody but the one who has the link may keep it: neither a cache nor the next page's Referer. */
function page(c: Context, { language, unitName }: LinkDeps, title: string, content: Part) {
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  return c.html(html`<!doctype html>
<html lang="${language()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${unitName()}</title>
<link rel="stylesheet" href="/link.css">
</head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>`);
}
