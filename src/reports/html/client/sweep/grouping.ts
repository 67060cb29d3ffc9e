/** From the packed changes to groups, wrong merges and splits. */
export const GROUPING = String.raw`
/** The name of an incident without one. */
const NO_INCIDENT = 'no incident';

class Groupings {
  /** @type {Map<string, State>} */
  states = new Map();

  /** @param {SweepData} data */
  constructor({ incidents, tickets, groupings }) {
    this.incidents = incidents;
    this.groupings = groupings;
    /** @type {Member[]} */
    this.members = tickets.map(([id, title, product, incident, description], place) => ({
      place, id, title, product, description, incident: incident < 0 ? -1 - place : incident,
    }));
    this.placesByAddress = new Map(this.members.map(({ id, place }) => [addressOf(id), place]));
  }

  /** @param {number} incident */
  incidentName(incident) {
    return this.incidents[incident] ?? NO_INCIDENT;
  }

  /**
   * @param {string} threshold
   * @param {boolean} rewrite
   */
  at(threshold, rewrite) {
    const key = threshold + ' ' + rewrite;
    const known = this.states.get(key);
    if (known !== undefined) return known;
    const state = this.stateOf(this.unpackUpTo(threshold, rewrite));
    this.states.set(key, state);
    return state;
  }

  /**
   * Each grouping holds what is different from the one before it.
   * @param {string} threshold
   * @param {boolean} rewrite
   */
  unpackUpTo(threshold, rewrite) {
    /** @type {Linked} */
    const linked = {
      founders: Int32Array.from(this.members, ({ place }) => place),
      similarities: this.members.map(() => null),
    };
    for (const grouping of this.groupings) {
      if (grouping.rewrite !== rewrite) continue;
      applyChanges(linked, grouping);
      if (grouping.threshold === threshold) break;
    }
    return linked;
  }

  /** @param {Linked} linked */
  stateOf(linked) {
    /** @type {Map<number, Group>} */
    const byFounder = new Map();
    for (const member of this.members) {
      const place = linked.founders[member.place] ?? member.place;
      const group = byFounder.get(place) ?? { founder: this.members[place] ?? member, members: [], incidents: new Set() };
      byFounder.set(place, group);
      group.members.push(member);
      group.incidents.add(member.incident);
    }
    const groups = [...byFounder.values()].sort((a, b) => b.members.length - a.members.length);
    const merges = groups.filter(({ incidents }) => incidents.size > 1);
    merges.sort((a, b) => b.incidents.size - a.incidents.size);
    return { groups, merges, splits: splitsOf(groups), linked };
  }
}

/**
 * @param {Linked} linked
 * @param {PackedGrouping} grouping
 */
function applyChanges({ founders, similarities }, { changes, decimals }) {
  let place = 0;
  for (let index = 0; index < changes.length; index += 3) {
    place += changes[index] ?? 0;
    const similarity = changes[index + 2] ?? -1;
    founders[place] = place - (changes[index + 1] ?? 0);
    similarities[place] = similarity < 0 || decimals === null ? null : similarity / 10 ** decimals;
  }
}

/** @param {Group[]} groups */
function splitsOf(groups) {
  /** @type {Map<number, Split>} */
  const splits = new Map();
  for (const group of groups) {
    for (const incident of group.incidents) {
      const split = splits.get(incident) ?? { incident, groups: [], tickets: 0 };
      splits.set(incident, split);
      split.groups.push(group);
      split.tickets += group.members.filter((member) => member.incident === incident).length;
    }
  }
  const parted = [...splits.values()].filter((split) => split.groups.length > 1);
  return parted.sort((a, b) => b.groups.length - a.groups.length || b.tickets - a.tickets || a.incident - b.incident);
}

/**
 * An id as a part of an address; half letters, which an address can't hold, are replaced.
 * @param {string} id
 */
function addressOf(id) {
  return encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** @param {Item} item */
function membersOf(item) {
  return item.kind === 'group' ? item.group.members : item.split.groups.flatMap(({ members }) => members);
}

/**
 * @param {number} count
 * @param {string} noun
 */
function counted(count, noun) {
  return count.toLocaleString('en-US') + ' ' + noun + (count === 1 ? '' : 's');
}
`;
