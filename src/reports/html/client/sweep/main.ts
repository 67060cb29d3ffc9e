/** What runs when the page is opened. */
export const MAIN = String.raw`
followSections();
new ChartTips().start();
whenUnpacked('sweep-data', (/** @type {SweepData} */ data) => new GroupExplorer(data).start());
`;
