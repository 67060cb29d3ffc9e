/** What identifies a problem in a text, in alphabetical order, each once. */
export interface Identifiers {
  /** Such as `ORA-00600`, `HTTP 503`, `ERR_TIMED_OUT`, `0x80070005`, `ConnectTimeoutError`. */
  errorCodes: string[];
  /** Of the products that are known by name. */
  products: string[];
  /** Such as `8.0.32` or `v2.1`. */
  versions: string[];
}

const KINDS = ['errorCodes', 'products', 'versions'] as const;

const ERROR_CODES: readonly RegExp[] = [
  /\b0x[0-9a-f]{4,16}\b/gi,
  /\b[A-Z][A-Z0-9]+-\d{3,}\b/g,
  /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g,
  /\bE[A-Z]{4,}\b(?<=E(?:CONN|ADDR|HOST|NET|TIMED|PIPE|NOENT|NOSPC|ACCES)\w*)/g,
  /\b(?:[A-Z][a-z0-9]+)+(?:Error|Exception|Fault|Timeout|Denied|Refused|Exceeded)\b/g,
  /\b(?:SQLSTATE|errno|error code|错误码|code)[\s:=#]*[A-Z0-9]*\d{2,}\b/gi,
];

/** Statuses of HTTP that tell of an error; a bare number of three digits is too often something else. */
const HTTP_STATUS =
  /(?:\bhttps?\b|\bstatus\b|\berrors?\b|\breturn(?:s|ed|ing)?\b|状态码|返回|报错?|报)[\s:(]*([45]\d\d)(?!\d)|(?<!\d)([45]\d\d)(?=\s*(?:errors?|错误|报错))/gi;

/** With three numbers, a leading v that is no part of a path as in `/v1/users`, or behind the name of what has versions; two numbers alone are an amount. */
const VERSION =
  /(?<![\w.])(?:\d+\.\d+\.\d+(?:-[a-z]\w*)?(?![\w.]*\d)|(?<!\/)v\d+(?:\.\d+)*\b|(?<=(?:\bversion|\brelease|版本|\b[A-Z][A-Za-z]*[a-z]SQL|\b(?:[A-Z][a-z]+)+)\s?)\d{1,2}\.\d{1,2}(?![\w.]*\d))/g;

/** Finds by form, so that the same text gives the same in any process; products by their names, in any case and spelling of the blanks. */
export function identifiersOf(text: string, products: readonly string[]): Identifiers {
  const codes = ERROR_CODES.flatMap((pattern) => [...text.matchAll(pattern)].map(([code]) => code.toUpperCase()));
  const statuses = [...text.matchAll(HTTP_STATUS)].map(([, before, after]) => `HTTP ${before ?? after ?? ''}`);
  const versions = [...text.matchAll(VERSION)].map(([version]) => version.toLowerCase().replace(/^v/, ''));
  return {
    errorCodes: distinct([...codes.map(oneBlank), ...statuses]),
    products: distinct(products.map(plainName).filter((product) => mentions(text, product))),
    versions: distinct(versions),
  };
}

const oneBlank = (code: string): string => code.replace(/[\s:=#]+/g, ' ');

const distinct = (found: readonly string[]): string[] => [...new Set(found)].sort();

/** What stands in a product field when there is no product. */
const NO_PRODUCT = ['', 'unknown', 'other', 'general', 'none'];

/** One spelling of a name that is written in several. */
const plainName = (product: string): string =>
  product
    .toLowerCase()
    .trim()
    .replaceAll(/[\s_-]+/g, '-');

function mentions(text: string, product: string): boolean {
  if (NO_PRODUCT.includes(product)) return false;
  const words = product.split('-').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![a-z0-9])${words.join('[\\s_-]*')}s?(?![a-z0-9])`, 'i').test(text);
}

/** A description that a rewrite was made from. */
export interface Source {
  text: string;
  /** Of its ticket; null for none known. */
  product: string | null;
}

/**
 * What a rewrite lost: what at least half of its sources name and it does not. What one customer alone named may go, as a
 * rewrite is to be general; an identifier that most reports share is what tells two problems of the same symptom apart. A
 * product is named by a ticket of that product alone: elsewhere such a word is mostly said in passing, as "in the console".
 */
export function lossesOf(rewrite: string, sources: readonly Source[]): Identifiers {
  const kept = identifiersOf(
    rewrite,
    sources.flatMap(({ product }) => product ?? []),
  );
  const found = sources.map(({ text, product }) => identifiersOf(text, product === null ? [] : [product]));
  const lost = (kind: keyof Identifiers): string[] =>
    distinct(found.flatMap((identifiers) => identifiers[kind])).filter((name) => {
      const holders = found.filter((identifiers) => identifiers[kind].includes(name)).length;
      return 2 * holders >= sources.length && !kept[kind].includes(name) && !holdsStatus(rewrite, name);
    });
  return { errorCodes: lost('errorCodes'), products: lost('products'), versions: lost('versions') };
}

/** A status that is known from the sources may stand in the rewrite as a bare number. */
function holdsStatus(text: string, name: string): boolean {
  const [, status] = /^HTTP (\d{3})$/.exec(name) ?? [];
  return status !== undefined && new RegExp(`(?<!\\d)${status}(?!\\d)`).test(text);
}

/** How many identifiers there are of any kind. */
export const countOf = (identifiers: Identifiers): number =>
  KINDS.reduce((sum, kind) => sum + identifiers[kind].length, 0);
