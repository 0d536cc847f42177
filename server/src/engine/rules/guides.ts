/**
 * The articles for API developers that the catalogue of rules began with, by the name that references give them. Where
 * they disagree with an RFC or with each other, the rule's page or a setting says so.
 */
export const GUIDES: ReadonlyMap<string, string> = new Map([
  ['S0', 'The 12 Essential Status Codes You Need To Know For Your APIs'],
  ['S1', 'HTTP Status Codes Every API Developer Should Know'],
  ['S2', 'A practical breakdown of the most important status codes, with a decision tree'],
  ['S3', 'HTTP Status Codes Explained'],
  ['S4', 'API Response Codes Best Practices: HTTP Status Codes for REST APIs'],
]);
