import { termsOf } from '../../util/terms.ts';

/**
 * Words that mean much the same in support, in both languages, so that a sign is recognised in other words than its own.
 */
const WORDS: Record<string, string> = {
  failing: 'fail failure error crash broken fault 报错 失败 异常 出错 故障 崩溃 挂了',
  hanging: 'timeout hang hung stall freeze frozen stuck unresponsive 超时 卡住 卡死 卡在 转圈',
  unreachable: 'offline outage unavailable unreachable disconnected refused 宕机 掉线 断网 不通 连不 断开',
  slow: 'slow latency lag delay sluggish degraded 变慢 延迟 很慢 卡顿 积压 堆积',
  twice: 'twice double duplicate duplicated 重复 两次 两笔 两遍 双倍',
  charge: 'charge charged bill billed debit debited deduct invoice 扣费 扣款 收费 计费 账单 扣了 扣钱',
  money: 'money payout payment transfer refund salary fund 打款 转账 退款 工资 结算 提现 到账 付款',
  prepaid: 'credits voucher pack package prepaid coupon balance 代金 余额 套餐 资源包 优惠',
  signIn: 'login sign-in logon session 登录 登陆 会话',
  secret: 'key token secret password credential 密钥 密码 凭证',
  strange: 'stranger foreign unknown unfamiliar unrecognised unrecognized strange suspicious 陌生 境外 异地 可疑 不认',
  exposed: 'leaked exposed public published indexed breach 泄露 泄漏 公开 外泄',
  intruder:
    'hacker attacker intruder compromised malware miner ransom trojan backdoor phishing stolen 黑客 木马 挖矿 勒索 病毒 后门 入侵 被盗 钓鱼',
  leaving: 'competitor switch leave leaving vendor alternative 供应 竞争 别家 换掉 迁走 换家',
  legal: 'lawyer legal court sue attorney lawsuit damages compensation 律师 起诉 法院 索赔 赔偿 仲裁',
  publicity: 'regulator ombudsman press media journalist 媒体 投诉 消协 记者 曝光',
  superior: 'manager director boss executive supervisor ceo cto board 经理 领导 主管 老板 总监',
  promised: 'promise promised promises assured apology callback 答应 承诺 说好 道歉',
  ignored: 'ignored canned robot bot template 敷衍 套话 机器 没人 踢皮',
  attack: 'attack ddos flood brute-force 攻击 撞库 爆破',
};

/** No term of a text begins like this. */
const MARK = '~';

export const isConcept = (term: string): boolean => term.startsWith(MARK);

const CONCEPT_OF = new Map(Object.entries(WORDS).flatMap(([concept, words]) => entriesOf(`${MARK}${concept}`, words)));

/** The stems of the words and the character pairs; each belongs to the last concept that names it. */
function entriesOf(concept: string, words: string): [string, string][] {
  const terms = words.split(' ').flatMap((word) => [...termsOf(word)]);
  return terms.filter((term) => !term.includes(' ')).map((term) => [term, concept]);
}

/** What this reader compares of a text: its terms, and the concepts that they stand for. */
export function meaningOf(text: string): Set<string> {
  const terms = termsOf(text);
  const concepts = [...terms].map((term) => CONCEPT_OF.get(term)).filter((concept) => concept !== undefined);
  return new Set([...terms, ...concepts]);
}
