/**
 * What a search looks through: the words of each message in small letters without accents, which SQL cannot make; null until
 * they were worked out anew. Any three letters in a row find them. They go with their message.
 */
export const soughtMessages = /* sql */ `
CREATE TABLE message_sought (
  key     INTEGER PRIMARY KEY,
  message TEXT NOT NULL UNIQUE REFERENCES message (id) ON DELETE CASCADE,
  words   TEXT
) STRICT;
CREATE INDEX message_sought_later ON message_sought (key) WHERE words IS NULL;

CREATE VIRTUAL TABLE message_letters USING fts5 (
  words, content = 'message_sought', content_rowid = 'key', detail = 'none', tokenize = "trigram case_sensitive 1"
);
INSERT INTO message_letters (message_letters, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER message_sought_gone AFTER DELETE ON message_sought WHEN old.words IS NOT NULL BEGIN
  INSERT INTO message_letters (message_letters, rowid, words) VALUES ('delete', old.key, old.words);
END;
CREATE TRIGGER message_sought_changed AFTER UPDATE OF words ON message_sought WHEN old.words IS NOT new.words BEGIN
  INSERT INTO message_letters (message_letters, rowid, words) SELECT 'delete', old.key, old.words WHERE old.words IS NOT NULL;
  INSERT INTO message_letters (rowid, words) SELECT new.key, new.words WHERE new.words IS NOT NULL;
END;

INSERT INTO message_sought (message) SELECT id FROM message;
CREATE TRIGGER message_to_seek AFTER INSERT ON message BEGIN INSERT INTO message_sought (message) VALUES (new.id); END;
CREATE TRIGGER message_to_seek_anew AFTER UPDATE OF name, caller, number, text, details ON message BEGIN
  UPDATE message_sought SET words = NULL WHERE message = new.id;
END;
`;
