/** What the packed groups hold, for the type check of the scripts of this folder; see `packGroupings`. */
export const TYPES = String.raw`
/**
 * Id, title, product, number of the incident (-1 for none) and description.
 * @typedef {[string, string | null, string | null, number, string | null]} PackedTicket
 *
 * @typedef {object} PackedGrouping
 * @property {string} threshold
 * @property {boolean} rewrite
 * @property {number | null} decimals
 * @property {number[]} changes
 *
 * @typedef {object} SweepData
 * @property {string[]} incidents
 * @property {PackedTicket[]} tickets
 * @property {PackedGrouping[]} groupings
 *
 * @typedef {object} Member
 * @property {number} place
 * @property {string} id
 * @property {string | null} title
 * @property {string | null} product
 * @property {number} incident its own number, below 0, for a ticket without one
 * @property {string | null} description
 *
 * @typedef {object} Linked
 * @property {Int32Array} founders
 * @property {(number | null)[]} similarities
 *
 * @typedef {object} Group
 * @property {Member} founder
 * @property {Member[]} members in the order in which they came
 * @property {Set<number>} incidents
 *
 * @typedef {object} Split
 * @property {number} incident
 * @property {Group[]} groups
 * @property {number} tickets
 *
 * @typedef {{ kind: 'group', group: Group } | { kind: 'split', split: Split }} Item
 *
 * @typedef {object} State
 * @property {Group[]} groups
 * @property {Group[]} merges
 * @property {Split[]} splits
 * @property {Linked} linked
 */
`;
