/** Unpacks the data of a page, and says so where a browser can't. */
export const UNPACK = String.raw`
/**
 * Nothing on a page without data.
 * @template T
 * @param {string} id of the element with gzipped JSON in base64
 * @param {(data: T) => void} start
 */
function whenUnpacked(id, start) {
  if (document.getElementById(id) !== null) unpack(id).then(start).catch(tellTrouble);
}

/** @param {string} id */
async function unpack(id) {
  const packed = atob((byId(id).textContent ?? '').trim());
  const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(unpacked).text());
}

/** @param {unknown} error */
function tellTrouble(error) {
  const trouble = byId('data-trouble');
  trouble.textContent = 'The tickets could not be unpacked by this browser: ' + error;
  trouble.hidden = false;
}
`;
