/** What runs when the page is opened. */
export const MAIN = String.raw`
followSections();
new ChartTips().start();
whenUnpacked('ticket-data', (/** @type {PageData} */ data) => new TicketBrowser(data).start());
`;
