/** A ticket in the list. */
export const OPTION = String.raw`
/**
 * @param {Ticket} ticket
 * @param {PageData} data
 */
function optionOf(ticket, { rows, outcomes }) {
  const answer = answerOf(ticket, chosenRow());
  const name = create('span', 'option-title', ticket.title ?? ticket.messages?.[0]?.text.slice(0, 120) ?? ticket.id);
  name.dir = 'auto';
  const marks = create('span', 'dots');
  if (rows.length > 1) marks.append(...rows.map((_, row) => dot(answerOf(ticket, row)?.outcome ?? 'none')));
  const outcome = answer === undefined ? null : badge(answer.outcome, outcomes[answer.outcome] ?? answer.outcome);
  const line = create('span', 'option-line', create('span', 'id', ticket.id), outcome, marks);
  return create('div', 'option', name, line);
}
`;
