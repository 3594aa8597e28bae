import { journalAndCalls } from './001-journal-and-calls.ts';
import { settings } from './002-settings.ts';
import { access } from './003-access.ts';
import { directory } from './004-directory.ts';
import { messagesAndFollowUps } from './005-messages-and-follow-ups.ts';
import { guide } from './006-guide.ts';
import { callDetails } from './007-call-details.ts';
import { outbox } from './008-outbox.ts';
import { personalData } from './009-personal-data.ts';
import { figures } from './010-figures.ts';
import { figuresOfWork } from './011-figures-of-work.ts';
import { erasing } from './012-erasing.ts';
import { accountsOfEntries } from './013-accounts-of-entries.ts';
import { figuresByMonth } from './014-figures-by-month.ts';
import { saidInFacts } from './015-said-in-facts.ts';
import { countryOfTails } from './016-country-of-tails.ts';
import { figuresThatStay } from './017-figures-that-stay.ts';
import { soughtMessages } from './018-sought-messages.ts';

/**
 * SQL by version: entry n brings a file from `user_version` n to n + 1. Never changed once released, only added to. Kept
 * as strings in the program, so that the built worker is one file.
 */
export const MIGRATIONS: readonly string[] = [
  journalAndCalls,
  settings,
  access,
  directory,
  messagesAndFollowUps,
  guide,
  callDetails,
  outbox,
  personalData,
  figures,
  figuresOfWork,
  erasing,
  accountsOfEntries,
  figuresByMonth,
  saidInFacts,
  countryOfTails,
  figuresThatStay,
  soughtMessages,
];
