/** What the packed tickets hold, for the type check of the scripts of this folder; see `packTickets`. */
export const TYPES = String.raw`
/**
 * @typedef {object} Message
 * @property {string} role
 * @property {string | null} at
 * @property {string} text
 *
 * @typedef {object} Answer
 * @property {number} row
 * @property {string} outcome
 * @property {string} status
 * @property {string | null} category
 * @property {number | null} confidence
 * @property {string | null} reasoning
 * @property {string | null} problem
 * @property {string | null} reply
 * @property {string[]} examples
 *
 * @typedef {object} Ticket
 * @property {string} id
 * @property {string | null} title
 * @property {string | null} product
 * @property {string | null} language
 * @property {string[]} tags
 * @property {string | null} incidentId
 * @property {string | null} label
 * @property {Message[] | null} messages
 * @property {Answer[]} answers
 *
 * @typedef {object} PageData
 * @property {string[]} rows
 * @property {Record<string, string>} outcomes
 * @property {Ticket[]} tickets
 */
`;
