import type { MessageLanguage } from '../message/message-text-words.ts';

/** The mail server by which messages reach their recipients, from the section [mail] of the configuration. */
export interface MailConfig {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: or nothing is sent; `none`: only to a server on this machine. */
  readonly security: 'tls' | 'starttls' | 'none';
  /** Null: it wants no login. */
  readonly user: string | null;
  /** Absolute path of the file with the password; read anew for each connection. */
  readonly passwordFile: string | null;
  /** Address that the mails come from. */
  readonly from: string;
  /** Where recipients reach the page of the unit, for the link; null: they cannot, so no link is sent. */
  readonly pageUrl: string | null;
  /** Whether the message itself is in the mail. Otherwise it only says that there is one. */
  readonly details: boolean;
}

/** How the mails speak. */
export interface MailVoice {
  readonly unitName: string;
  readonly language: MessageLanguage;
}

/** One mail as it goes out. */
export interface Mail {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * What became of one try. `refused`: the server will not take this mail, however often it is sent. `failed`: it may take it
 * later. `error` in English, without anything but the code that the server gave.
 */
export type MailDelivery =
  | { readonly result: 'taken' }
  | { readonly result: 'failed' | 'refused'; readonly error: string };

/** Never rejects. */
export type DeliverMail = (mail: Mail) => Promise<MailDelivery>;
