/** What runs when the page is opened. */
export const MAIN = String.raw`
followSections();
if (document.getElementById('ticket-data') !== null) {
  unpack('ticket-data')
    .then((/** @type {PageData} */ data) => new TicketBrowser(data).start())
    .catch(tellTrouble);
}
`;
