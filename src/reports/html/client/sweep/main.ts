/** What runs when the page is opened. */
export const MAIN = String.raw`
followSections();
if (document.getElementById('sweep-data') !== null) {
  unpack('sweep-data')
    .then((/** @type {SweepData} */ data) => new GroupExplorer(data).start())
    .catch(tellTrouble);
}
`;
