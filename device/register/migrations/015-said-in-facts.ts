/** A fact that names a number or another end of a call: to whom it was to be put through, and in which words the line said it. */
export const SAYS = /* sql */ `type IN ('transferAsked', 'transferFailed', 'callEnded', 'callRecognised')
  AND coalesce(body ->> '$.to', body ->> '$.detail', body ->> '$.lineCall') <> ''`;

/**
 * What facts say of numbers beside those of the caller, for as long as it is there; and for which country the tails of the
 * directory were worked out.
 */
export const saidInFacts = /* sql */ `
CREATE INDEX journal_says_of_call ON journal (call) WHERE ${SAYS};
CREATE INDEX journal_says ON journal (type, wall) WHERE ${SAYS};

CREATE TABLE directory_country (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  country TEXT    NOT NULL
) STRICT;
`;
