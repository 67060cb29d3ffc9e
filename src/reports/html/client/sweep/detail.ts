/** One group, or one incident that lies in several, at length. */
export const DETAIL = String.raw`
/**
 * @typedef {object} Jumps
 * @property {(group: Group) => void} toGroup
 * @property {(incident: number) => void} toIncident
 */

/**
 * @param {HTMLElement} root
 * @param {Item} item
 * @param {{ groupings: Groupings, state: State, jumps: Jumps }} context
 */
function showItem(root, item, context) {
  const isGroup = item.kind === 'group';
  const name = isGroup ? 'Group of ' + item.group.founder.id : 'Incident ' + context.groupings.incidentName(item.split.incident);
  root.setAttribute('aria-label', name);
  root.replaceChildren(...(isGroup ? groupDetail(item.group, context) : splitDetail(item.split, context)));
  root.scrollTop = 0;
}

/**
 * @param {Group} group
 * @param {{ groupings: Groupings, state: State, jumps: Jumps }} context
 */
function groupDetail(group, context) {
  const { founder, members, incidents } = group;
  const verdict =
    incidents.size === 1
      ? 'One alert for ' + counted(members.length, 'ticket') + ' of one incident.'
      : 'One alert for ' + counted(members.length, 'ticket') + ' of ' + counted(incidents.size, 'incident') + ': a wrong merge.';
  const chips = [...incidents].map((incident) => incidentChip(group, incident, context));
  const head = detailHead(founder.id, nameOf(founder), verdict, create('p', 'chips', ...chips));
  return [head, memberList(members, group, context)];
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} verdict
 * @param {Node | null} more
 */
function detailHead(id, name, verdict, more) {
  const title = create('h3', '', name);
  title.dir = 'auto';
  return create('div', 'detail-head', create('p', 'id', id), title, create('p', 'truth', verdict), more);
}

/**
 * How many tickets of the group are of the incident, leading to the incident where it lies in other groups too.
 * @param {Group} group
 * @param {number} incident
 * @param {{ groupings: Groupings, state: State, jumps: Jumps }} context
 */
function incidentChip({ members }, incident, { groupings, state, jumps }) {
  const count = members.filter((member) => member.incident === incident).length;
  const text = groupings.incidentName(incident) + ' × ' + count;
  const split = state.splits.find((one) => one.incident === incident);
  if (split === undefined) return create('span', 'chip', text);
  const button = linkButton('in ' + counted(split.groups.length, 'group'), () => jumps.toIncident(incident));
  return create('span', 'chip', text + ', ', button);
}

/**
 * @param {Member[]} members
 * @param {Group} group
 * @param {{ groupings: Groupings, state: State }} context
 */
function memberList(members, group, context) {
  return create('ol', 'members', ...members.map((member) => memberItem(member, group, context)));
}

/**
 * @param {Member} member
 * @param {Group} group
 * @param {{ groupings: Groupings, state: State }} context
 */
function memberItem(member, { founder }, { groupings, state }) {
  const isForeign = member.incident !== founder.incident;
  const incident = create('span', isForeign ? 'chip foreign-incident' : 'chip', groupings.incidentName(member.incident));
  const product = member.product === null ? null : create('span', 'chip', member.product);
  const line = create('p', 'member-line', create('span', 'id', member.id), incident, product, linkText(member, founder, state));
  const item = create('li', isForeign ? 'member foreign' : 'member', line);
  if (member.title !== null) item.append(quoted('member-title', member.title));
  if (member.description !== null) item.append(quoted('member-text', member.description));
  return item;
}

/**
 * @param {Member} member
 * @param {Member} founder
 * @param {State} state
 */
function linkText({ place }, founder, { linked }) {
  if (place === founder.place) return create('span', 'similarity', 'raised the alert');
  const similarity = linked.similarities[place] ?? null;
  return create('span', 'similarity', similarity === null ? 'linked' : 'linked at ' + similarity.toFixed(3));
}

/**
 * @param {Split} split
 * @param {{ groupings: Groupings, state: State, jumps: Jumps }} context
 */
function splitDetail({ incident, groups, tickets }, context) {
  const [first] = groups;
  const name = first?.members.find((member) => member.incident === incident);
  const verdict = counted(tickets, 'ticket') + ' of one incident in ' + counted(groups.length, 'group') + '.';
  const head = detailHead(context.groupings.incidentName(incident), name === undefined ? '' : nameOf(name), verdict, null);
  return [head, ...groups.map((group) => partOfSplit(group, incident, context))];
}

/**
 * @param {Group} group
 * @param {number} incident
 * @param {{ groupings: Groupings, state: State, jumps: Jumps }} context
 */
function partOfSplit(group, incident, context) {
  const own = group.members.filter((member) => member.incident === incident);
  const others = group.members.length - own.length;
  const text = others === 0 ? ' with nothing else in it' : ' with ' + counted(others, 'ticket') + ' of other incidents';
  const link = linkButton('Group of ' + group.founder.id, () => context.jumps.toGroup(group));
  return create('section', 'part', create('h4', '', link, text), memberList(own, group, context));
}
`;
