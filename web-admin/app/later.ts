import { Audit } from './audit/audit.tsx';
import { AboutCall } from './desk/call-details.tsx';
import { Find } from './desk/find.tsx';
import { FindNames } from './desk/find-names.tsx';
import { GuideCard } from './desk/guide-card.tsx';
import { LastCalls } from './desk/last-calls.tsx';
import { Directory } from './directory/directory.tsx';
import { Figures } from './figures/figures.tsx';
import { FollowUps } from './follow-ups/follow-ups.tsx';
import { Guide } from './guide/guide.tsx';
import { Login } from './login/login.tsx';
import { Messages } from './messages/messages.tsx';
import { Outbox } from './outbox/outbox.tsx';
import { Person } from './person/person.tsx';
import { Practice } from './practice/practice.tsx';
import { Register } from './register/register.tsx';
import { Settings } from './settings/settings.tsx';
import { KeyList } from './shell/key-list.tsx';
import { OpenLines } from './shell/open-lines.tsx';
import { playPattern } from './sound/buzzer.ts';
import { Unit } from './unit/unit.tsx';
import { UnitPage } from './unit-page/unit-page.tsx';
import { Users } from './users/users.tsx';

/**
 * All that comes after the first view, in one file: it compresses better so, and whoever opens the page needs most of it. The
 * pages stand under their own names.
 */
export const LATER = {
  audit: Audit,
  AboutCall,
  Find,
  FindNames,
  GuideCard,
  LastCalls,
  directory: Directory,
  figures: Figures,
  followUps: FollowUps,
  guide: Guide,
  login: Login,
  password: Login,
  messages: Messages,
  outbox: Outbox,
  unit: UnitPage,
  person: Person,
  Practice,
  register: Register,
  settings: Settings,
  KeyList,
  OpenLines,
  playPattern,
  Unit,
  users: Users,
};
