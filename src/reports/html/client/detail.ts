/** One ticket at length: what is known of it, the conversation and what each row said. */
export const DETAIL = String.raw`
/**
 * @typedef {object} Jumps
 * @property {(id: string) => Ticket | undefined} find
 * @property {(id: string) => void} open
 * @property {(text: string) => void} search
 */

/**
 * @param {HTMLElement} root
 * @param {Ticket} ticket
 * @param {PageData} data
 * @param {Jumps} jumps
 */
function showTicket(root, ticket, data, jumps) {
  root.setAttribute('aria-label', 'Ticket ' + ticket.id);
  root.replaceChildren(
    detailHead(ticket, jumps),
    create('div', 'detail-body', conversation(ticket.messages), answers(ticket, data, jumps)),
  );
  root.scrollTop = 0;
}

/**
 * @param {Ticket} ticket
 * @param {Jumps} jumps
 */
function detailHead(ticket, jumps) {
  const title = create('h3', '', ticket.title ?? ticket.id);
  title.dir = 'auto';
  const chips = [ticket.product, ticket.language, ...ticket.tags].filter((text) => text !== null);
  const { incidentId } = ticket;
  const incident =
    incidentId === null
      ? null
      : create('p', 'small', 'Incident ', linkButton(incidentId, () => jumps.search(incidentId)));
  return create(
    'div',
    'detail-head',
    create('p', 'id', ticket.id),
    title,
    create('p', 'truth', 'Labelled ', create('b', '', ticket.label ?? 'not at all')),
    create('p', 'chips', ...chips.map((text) => create('span', 'chip', text))),
    incident,
  );
}

/** @param {Message[] | null} messages */
function conversation(messages) {
  const part = create('section', 'conversation', create('h4', '', 'Conversation'));
  part.append(
    messages === null
      ? create('p', 'small', 'This page does not hold the conversation.')
      : create('ol', 'messages', ...messages.map(message)),
  );
  return part;
}

/** @param {Message} message */
function message({ role, at, text }) {
  const body = create('p', 'message-text', text);
  body.dir = 'auto';
  const time = at === null ? null : create('span', 'time', at.slice(0, 16).replace('T', ' '));
  return create('li', 'message role-' + role, create('p', 'who', role, time === null ? null : ' ', time), body);
}

/**
 * @param {Ticket} ticket
 * @param {PageData} data
 * @param {Jumps} jumps
 */
function answers(ticket, data, jumps) {
  const part = create('section', 'answers', create('h4', '', data.rows.length > 1 ? 'Answers' : 'Answer'));
  part.append(...ticket.answers.map((answer) => answerCard(answer, data, jumps)));
  if (ticket.answers.length === 0) part.append(create('p', 'small', 'No row answered this ticket.'));
  return part;
}

/**
 * @param {Answer} answer
 * @param {PageData} data
 * @param {Jumps} jumps
 */
function answerCard(answer, { rows, outcomes }, jumps) {
  const sure = answer.confidence === null ? null : create('span', 'small', 'confidence ' + Math.round(100 * answer.confidence) + ' %');
  const verdict = create(
    'p',
    'verdict',
    create('b', '', answerText(answer)),
    badge(answer.outcome, outcomes[answer.outcome] ?? answer.outcome),
    sure,
  );
  const name = rows.length > 1 ? create('h5', '', rows[answer.row] ?? '') : null;
  const card = create('div', 'answer', name, verdict);
  if (answer.reasoning !== null) card.append(quoted('reasoning', answer.reasoning));
  if (answer.problem !== null) card.append(create('p', 'problem', answer.problem));
  if (answer.reply !== null) card.append(create('p', 'small', 'The reply:'), quoted('reply', answer.reply));
  if (answer.examples.length > 0) card.append(examplesShown(answer.examples, jumps));
  return card;
}

/**
 * @param {string[]} ids
 * @param {Jumps} jumps
 */
function examplesShown(ids, jumps) {
  const items = ids.map((id) => {
    const known = jumps.find(id);
    if (known === undefined) return create('li', '', create('span', 'id', id));
    return create('li', '', linkButton(id, () => jumps.open(id)), known.label === null ? null : ' ' + known.label);
  });
  return create('div', 'examples', create('p', 'small', 'Examples shown:'), create('ul', '', ...items));
}
`;
