const forget = 'UPDATE message SET tail = NULL; UPDATE follow_up SET tail = NULL;';

/** Another country reads the digits that people typed as other numbers: their tails are to be worked out anew. */
export const countryOfTails = /* sql */ `
CREATE TRIGGER country_chosen AFTER INSERT ON setting WHEN new.name = 'country' BEGIN ${forget} END;
CREATE TRIGGER country_changed AFTER UPDATE OF value ON setting
WHEN new.name = 'country' AND old.value IS NOT new.value BEGIN ${forget} END;
`;
