const UNIT = '(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?)';
const ZONE = '(?:\\s?(?:utc|gmt|cet|cest|est|edt|pst|pdt|bst|jst|cst|z)\\b)?';
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*';
const CLOCK = `(?:\\d{4}-\\d\\d-\\d\\d[t ])?\\d{1,2}[:.]\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?\\s?(?:[ap]m\\b)?${ZONE}|\\d{1,2}\\s?[ap]m\\b${ZONE}`;
const DATE = `\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?: \\d{4})?|${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?`;
const BEFORE = '(?:(?:since|at|from|until|till|around|about|approx\\.?|by|before|after|on|between|and|to)\\s+){0,2}';
/** Without those that are more often the end of another word, such as 周 in 每周. */
const SURNAMES =
  '王李张刘陈杨赵黄吴徐孙胡朱林郭马罗梁宋郑韩唐冯董曹袁邓沈曾彭吕苏卢蒋蔡贾丁魏薛叶潘杜戴夏钟汪田姜姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟雷汤尹黎乔贺赖龚';

/** What is taken out of a description, in this order. An error code is longer than none of the numbers that stay. */
const REMOVED: readonly RegExp[] = [
  // links, addresses, hosts by number
  /\bhttps?:\/\/\S+/gi,
  /\b[\w.+-]+@[\w-]+\.[\w.-]+/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?\b/g,
  // times
  new RegExp(`(?<![\\w.])${BEFORE}(?:${DATE})(?:[t ,]*(?:${CLOCK}))?(?![\\w])`, 'gi'),
  new RegExp(`(?<![\\w.])${BEFORE}(?:${CLOCK})(?!\\w)`, 'gi'),
  new RegExp(`(?<!\\w)(?:for|since|after)(?: the)?(?: last| past)? \\d+ ?${UNIT}(?!\\w)`, 'gi'),
  /[从自到]?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:今天|昨天|昨晚|今早)?(?:凌晨|早上|上午|中午|下午|晚上)?\s?(?<!\d)\d{1,2}(?:\s?点(?:\d{1,2}分?|半|多)?|[:：]\d{2})(?!\d)(?:左右|开始|以后|之后|以前|钟)?/g,
  new RegExp(
    `(?<!\\w)${BEFORE}(?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?(?!\\w)`,
    'gi',
  ),
  /\b(?:(?:on|since) )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?/g,
  /[从自]?(?:周|星期|礼拜)[一二三四五六日天](?:凌晨|早上|上午|中午|下午|晚上)?/g,
  /[从自]?(?:\d{4}年)?\d{1,2}月\d{1,2}[日号](?:开始)?/g,
  // identifiers: universal, hexadecimal, with a prefix, and long numbers
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{13,}/gi,
  /(?<![\w-])(?!(?:ora|err|error|sqlstate|http|cve|tls|ssl|sha|utf|rfc|iso|gp)[-_]|(?:us|eu|cn|ap|sa|ca|me|af|uk|jp|in)-(?:[a-z]+-)?\d[a-z]?(?![\w-]))(?:\w+\.)*[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*[-_][a-z]*\d[\w-]*(?:\.\w+)*/gi,
  /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b/gi,
  /#\s?\d+/g,
  /(?<![\w.,])\d{6,}(?![\w.,]*\w)/g,
  // names
  /(?<!\w)@\w+/g,
  /\b(?:mr|mrs|ms|dr)\.? [A-Z][a-z]+/gi,
  /\b(?:[Tt]his is|[Mm]y name is|I am|I'm) [A-Z][a-z]+(?: [A-Z][a-z]+)?(?: (?:from|at|of) [A-Z]\w+(?: [A-Z]\w+)?)?(?=[,. ]|$)[,.]?/g,
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^,.!?，。]{0,25}[,.!]+/gi,
  /^(?:(?:best|kind|many)? ?(?:regards|thanks|cheers|greetings|thank you))\b[^.!?]{0,30}[.!]*$/gi,
  /我(?:是|叫)[^，,。\s]{1,12}(?:公司|集团)(?:的[^，,。\s]{0,6})?[，,。]|我叫\p{Script=Han}{2,4}[，,。]/gu,
  new RegExp(
    `(?:小|老)[${SURNAMES}](?!\\p{Script=Han}*公司)|[${SURNAMES}](?:总|工(?![程单作具厂人资])|经理|先生|女士|小姐|主任|老师)`,
    'gu',
  ),
  /^(?:您好|你好|大家好|hi)[，,。！!~ ]*/gi,
];

/** A sentence without ids, names of people, links and times, as far as their form tells them; error codes stay. May be empty. */
export function anonymous(sentence: string): string {
  const bare = REMOVED.reduce((text, pattern) => text.replace(pattern, ' '), sentence);
  return bare
    .replace(/(?<!\w)[([{（【]\s*[)\]}）】]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:!?，。；：！？)])/g, '$1')
    .replace(/^[\s,.;:!?，。；：！？)\]}>|-]+|[\s,;:，；：([{<-]+$/g, '');
}
