const ORDER =
  '(?:answer|classify|classified|categori[sz]e\\w*|label(?:l?ed)?|output|reply|respond|return|mark(?:ed)?|tag(?:ged)?|treat(?:ed)?|route[d]?|escalate[d]?|set|分类|判定|归为|标记|输出|回答)';
const TO = '\\W*(?:(?:this|it|the|ticket|message|category|as|to|with|into|is|为|成)\\W+){0,4}';
const READER =
  /\b(ignore|disregard|forget)\b.{0,40}\b(instructions?|rules?|prompts?|above|previous|review)\b|\b(previous|prior|all) (instructions|rules)\b|\bsystem (prompt|message|note|notice|override)\b|^\W*system\W*:|\b(triage|classifier|classification) (bot|model|system|program|software)\b|\b(automated|automatic|ai) triage\b|\bclassif(?:y|ied) (?:this|it|as)\b|系统(提示|消息|指令|通知)|分类(程序|器|模型)|忽略.{0,8}(内容|指令|规则|以上)/i;

/**
 * A test whether a sentence talks to whoever classifies the ticket, rather than to support: it addresses its reader as
 * such, or orders one of the categories by name. What it says is no evidence.
 */
export function addressingTest(categoryNames: readonly string[]): (sentence: string) => boolean {
  const patterns = [READER, ...categoryNames.map(namingPattern)];
  return (sentence) => patterns.some((pattern) => pattern.test(sentence));
}

/** A name that is no ordinary word is never a customer's; one that is must be quoted or stand behind an order. */
function namingPattern(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const bounded = `(?<![A-Za-z0-9_])${escaped}(?![A-Za-z0-9_])`;
  return /[_\d]/.test(name) ? new RegExp(bounded, 'i') : new RegExp(`(?:${ORDER}${TO}|["'\`“「])${bounded}`, 'i');
}
