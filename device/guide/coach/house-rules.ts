import * as v from 'valibot';
import { MARK_CLASSES } from './marks.ts';

const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'small letters, digits, "." and "-", at most 64'),
);
const Language = v.picklist(['fr', 'en']);
const Phrase = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(120, 'is longer than 120 characters'),
  v.regex(/[\p{L}\p{N}]/u, 'has no word in it'),
  v.check((phrase) => phrase.split(/…|\.\.\./).length <= 3, 'has more than two gaps "…"'),
);
const Suggestions = v.pipe(v.array(Phrase), v.maxLength(5, 'has more than 5 wordings'));

const AddedRule = v.strictObject({
  id: Id,
  language: Language,
  class: v.picklist(MARK_CLASSES),
  /** What to mark: words, not a pattern. "…" or "..." stands for up to three words. */
  phrase: Phrase,
  /** Also in other forms of its words: plural, feminine, other persons and tenses. */
  anyForm: v.optional(v.boolean(), true),
  why: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))),
  suggestions: v.optional(Suggestions, []),
});

/** What a house makes of the rules. All empty: the rules as they come. */
export const HouseRulesSchema = v.strictObject({
  /** Rules, or whole classes as `class:future`, that mark nothing here. */
  off: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(200)), []),
  /** Wordings that this house uses on purpose, e.g. "je vous passe": never marked, whatever rule would. */
  allowed: v.optional(
    v.pipe(v.array(v.strictObject({ language: Language, phrase: Phrase })), v.maxLength(200)),
    [],
  ),
  /** Other wordings to propose for a rule that there is. */
  changed: v.optional(
    v.pipe(v.array(v.strictObject({ rule: v.string(), suggestions: Suggestions })), v.maxLength(200)),
    [],
  ),
  added: v.optional(
    v.pipe(
      v.array(AddedRule),
      v.maxLength(200),
      v.check(
        (rules) => new Set(rules.map(({ id }) => id)).size === rules.length,
        'has two rules of the same id',
      ),
    ),
    [],
  ),
});

export type HouseRules = v.InferOutput<typeof HouseRulesSchema>;
export type HouseRule = HouseRules['added'][number];

export const NO_HOUSE_RULES: HouseRules = { off: [], allowed: [], changed: [], added: [] };

export class HouseRulesInvalid extends Error {
  override readonly name = 'HouseRulesInvalid';
  readonly code = 'Coach_HouseRulesInvalid';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the house's rules of the phrase coach cannot be used: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/**
 * `input` as read from JSON.
 * @throws {HouseRulesInvalid} says of each problem where it is.
 */
export function readHouseRules(input: unknown): HouseRules {
  const result = v.safeParse(HouseRulesSchema, input);
  if (!result.success)
    throw new HouseRulesInvalid(
      result.issues.map((issue) => `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`),
    );
  return result.output;
}
