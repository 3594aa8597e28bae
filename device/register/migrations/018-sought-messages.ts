/**
 * What a search looks through: the words of each message in small letters without accents, which SQL cannot make; null until
 * they were worked out anew. They stand close together, away from the rest of the message, and go with it. An index of letters
 * would find them sooner, and need seconds to forget a hundred of them as thoroughly as what is erased must be forgotten.
 */
export const soughtMessages = /* sql */ `
CREATE TABLE message_sought (
  key     INTEGER PRIMARY KEY,
  message TEXT NOT NULL UNIQUE REFERENCES message (id) ON DELETE CASCADE,
  words   TEXT
) STRICT;
CREATE INDEX message_sought_later ON message_sought (key) WHERE words IS NULL;

INSERT INTO message_sought (message) SELECT id FROM message;
CREATE TRIGGER message_to_seek AFTER INSERT ON message BEGIN INSERT INTO message_sought (message) VALUES (new.id); END;
CREATE TRIGGER message_to_seek_anew AFTER UPDATE OF name, caller, number, text, details ON message BEGIN
  UPDATE message_sought SET words = NULL WHERE message = new.id;
END;
`;
