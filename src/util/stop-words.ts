/** Common English words that tell nothing about what a ticket is about. Negations are not among them. */
const ENGLISH = `a an the this that these those it its itself i im ive me my mine we us our ours you your yours he him his she her they them their
  who whom whose which what when where why how is are was were be been being am do does did done doing has have had having
  will would shall should can could may might must let lets and or but so as if than then else too also very just only even quite rather really
  of in on at by for from with within about into onto over after before up out off to through between under above against during until
  some any all each both such same own more most less least many much few several lot lots other another others
  here there now again already still yet ever always often sometimes today yesterday tomorrow morning night week month year day hour minute time times
  one two three four five six seven first second third last next half
  get gets got getting go goes going gone went come comes came make makes made take takes took taken give given gives put puts
  say says said tell told see sees saw seen look looks looked know knows knew known think thought want wants need needs try tried tries
  use used using find found ask asked keep keeps kept seem seems mean means meant like thing things something anything everything nothing else way bit side check name number
  please hi hello dear hey ok okay yes no thanks thank sorry team sir madam regards colleague colleagues people somebody someone anybody anyone
  good great fine well right sure maybe perhaps etc e g vs s t d ll re ve m st th n`;

/** Pairs of characters that are as common in Chinese. */
const CHINESE = `我们 你们 他们 您好 请问 这个 那个 什么 怎么 一个 一下 没有 可以 是不 不是 就是 还是 现在 今天 昨天 时候 这边 那边 因为 所以
  但是 如果 已经 然后 而且 或者 自己 知道 看到 一样 一直 有没 的是 了一 我这 们的 是我 了吗 吗我 到了 了我 的时 都是 也是 不到`;

export const STOP_WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${CHINESE}`.split(/\s+/));
