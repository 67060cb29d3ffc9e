/** What the tickets say. */
export const DATA = String.raw`
/**
 * The first answer of a row, which decides about its outcome.
 * @param {Ticket} ticket
 * @param {number} row
 */
function answerOf(ticket, row) {
  return ticket.answers.find((answer) => answer.row === row);
}

/**
 * What an answer says, in the words of the confusion table.
 * @param {Answer | undefined} answer
 */
function answerText(answer) {
  return answer === undefined ? 'no answer' : answer.category ?? answer.status;
}

/** @type {Map<Ticket, string>} */
const searchTexts = new Map();

/** @param {Ticket} ticket */
function searchText(ticket) {
  const known = searchTexts.get(ticket);
  if (known !== undefined) return known;
  const parts = [ticket.id, ticket.title, ticket.product, ticket.incidentId, ...ticket.tags];
  for (const message of ticket.messages ?? []) parts.push(message.text);
  for (const answer of ticket.answers) parts.push(answer.reasoning, answer.reply);
  const text = parts.filter((part) => part !== null).join('\n').toLowerCase();
  searchTexts.set(ticket, text);
  return text;
}
`;
