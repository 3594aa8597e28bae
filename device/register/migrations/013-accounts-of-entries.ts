/**
 * user.contact: the entry of the directory that the account is of, so that neither being renamed parts them; null: none was
 * chosen, and the one of that name is meant, if there is just one.
 */
export const accountsOfEntries = /* sql */ `
ALTER TABLE user ADD COLUMN contact TEXT;
`;
