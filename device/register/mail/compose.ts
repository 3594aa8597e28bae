import { linesOf, type Told } from '../message/message-text.ts';
import { MESSAGE_TEXT } from '../message/message-text-words.ts';
import type { Mail, MailConfig, MailVoice } from './mail.ts';

export interface Letter {
  readonly id: string;
  readonly purpose: 'message' | 'escalation';
  /** Whom the mail is to; whom the message is for says `told`. */
  readonly name: string;
  readonly address: string;
  readonly told: Told;
  readonly token: string;
}

/** The mail in the language of the unit: what it is about, the message itself if the house wants it so, and the link. */
export function compose(
  { id, purpose, name, address, told, token }: Letter,
  { unitName, language }: MailVoice,
  { details, pageUrl }: Pick<MailConfig, 'details' | 'pageUrl'>,
): Mail {
  const { mail, kinds } = MESSAGE_TEXT[language];
  const escalated = purpose === 'escalation';
  const parts = [
    mail.greeting(name),
    escalated ? mail.escalationIntro(unitName, told.name) : mail.intro(unitName),
    details
      ? linesOf(told, language)
          .map(([label, text]) => `${label} : ${text}`)
          .join('\n')
      : '',
    pageUrl === null ? '' : `${mail.link}\n${linkTo(pageUrl, token)}`,
    mail.footer,
  ];
  const subject = (escalated ? mail.escalated : mail.subject)(kinds[told.kind], unitName);
  return { id, name, address, subject, text: `${parts.filter(Boolean).join('\n\n')}\n` };
}

function linkTo(pageUrl: string, token: string): string {
  return `${pageUrl.replace(/\/+$/, '')}/link/${token}`;
}
