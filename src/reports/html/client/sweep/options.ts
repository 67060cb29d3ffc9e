/** Groups and split incidents in the list. */
export const OPTIONS = String.raw`
/**
 * @param {Item} item
 * @param {Groupings} groupings
 */
function groupOption(item, groupings) {
  return item.kind === 'group' ? optionOfGroup(item.group) : optionOfSplit(item.split, groupings);
}

/** @param {Group} group */
function optionOfGroup({ founder, members, incidents }) {
  const state = incidents.size > 1 ? 'missed' : 'right';
  return listOption(nameOf(founder), founder.id, members.length, badge(state, counted(incidents.size, 'incident')));
}

/**
 * @param {Split} split
 * @param {Groupings} groupings
 */
function optionOfSplit({ incident, groups, tickets }, groupings) {
  const [first] = groups;
  const title = first?.members.find((member) => member.incident === incident);
  const name = title === undefined ? '' : nameOf(title);
  return listOption(name, groupings.incidentName(incident), tickets, badge('false-alarm', counted(groups.length, 'group')));
}

/**
 * @param {string} title
 * @param {string} id
 * @param {number} tickets
 * @param {Node} mark
 */
function listOption(title, id, tickets, mark) {
  const name = create('span', 'option-title', title);
  name.dir = 'auto';
  const size = create('span', 'small', counted(tickets, 'ticket'));
  return create('div', 'option', name, create('span', 'option-line', create('span', 'id', id), size, mark));
}

/** @param {Member} member */
function nameOf({ title, description, id }) {
  if (title !== null) return title;
  if (description === null) return id;
  return description.length > 120 ? description.slice(0, 120) + ' …' : description;
}
`;
