/**
 * Countries whose way of writing numbers a house can choose (ISO 3166): those where French is spoken, their neighbours, and
 * where English is. How their numbers are written is libphonenumber's business.
 */
export const COUNTRIES = [
  ...['FR', 'BE', 'CH', 'LU', 'MC', 'CA', 'GP', 'MQ', 'GF', 'RE', 'YT', 'NC', 'PF', 'PM', 'WF', 'MF', 'BL'],
  ...['SN', 'CI', 'ML', 'BF', 'NE', 'TG', 'BJ', 'GN', 'MR', 'CM', 'GA', 'CG', 'CD', 'CF', 'TD', 'GQ'],
  ...['MG', 'KM', 'DJ', 'SC', 'MU', 'BI', 'RW', 'HT', 'MA', 'DZ', 'TN', 'LB'],
  ...['DE', 'ES', 'IT', 'PT', 'NL', 'AD', 'GB', 'IE', 'US', 'AU', 'NZ'],
] as const;
export type Country = (typeof COUNTRIES)[number];
