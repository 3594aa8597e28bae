import { accessArea } from '../access/access-area.ts';
import { usersArea } from '../access/users-area.ts';
import { callDetailsArea } from '../call-details/call-details-area.ts';
import { directoryArea } from '../directory/directory-area.ts';
import { figuresArea } from '../figures/figures-area.ts';
import { followUpArea } from '../follow-up/follow-up-area.ts';
import { guideArea } from '../guide/guide-area.ts';
import { messageArea } from '../message/message-area.ts';
import { outboxArea } from '../outbox/outbox-area.ts';
import { personalDataArea } from '../personal-data/personal-data-area.ts';
import { settingsArea } from '../settings/settings-area.ts';
import type { Area, AreaMeans, Command, OpenArea } from './area.ts';

/** Every part of the register besides the calls, in the order in which facts are told to them: what the CRM is told comes last. */
export const AREAS: readonly OpenArea[] = [
  settingsArea,
  accessArea,
  usersArea,
  callDetailsArea,
  directoryArea,
  followUpArea,
  messageArea,
  guideArea,
  figuresArea,
  personalDataArea,
  outboxArea,
];

/** All areas on one database. Throws if two of them give a command the same name. */
export function openAreas(means: AreaMeans, areas: readonly OpenArea[] = AREAS): readonly Area[] {
  const open = areas.map((openArea) => openArea(means));
  const names = open.flatMap(({ commands = {} }) => Object.keys(commands));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`two areas of the register have a command ${twice}`);
  return open;
}

export function commandOf(areas: readonly Area[], name: string): Command | null {
  const area = areas.find(({ commands }) => commands && Object.hasOwn(commands, name));
  return area?.commands?.[name] ?? null;
}
