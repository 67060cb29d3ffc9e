const ORDER =
  /\b(classif\w*|categor(?:y|ise|ize)\w*|label\w*|triage\w*|answer|output|reply|respond|mark|tag|route|escalate\w*|severity|ignore|disregard|forget)\b|分类|判定|归为|标记为|忽略|输出|回答|严重度|等级/gi;
const READER =
  /\b(previous|prior|above|all|your|these) (instructions?|rules?|prompts?)\b|\bsystem (prompt|message|note|notice|override)|^\W*system\b|\b(ai|bot|classifier|automated|language model|assistant)\b|系统(提示|消息|指令|通知)|分类程序|模型/i;

/**
 * Whether a sentence talks to whoever classifies the ticket rather than to support: it gives an order and names a category
 * or its reader, or gives two orders. What it says is no evidence.
 */
export function addressesReader(sentence: string, categoryNames: readonly string[]): boolean {
  const orders = new Set([...sentence.matchAll(ORDER)].map(([word]) => word.toLowerCase())).size;
  if (orders === 0) return false;
  return orders > 1 || READER.test(sentence) || categoryNames.some((name) => mentions(sentence, name));
}

function mentions(sentence: string, name: string): boolean {
  const at = sentence.toLowerCase().indexOf(name.toLowerCase());
  if (at === -1) return false;
  return !/\w/.test(sentence[at - 1] ?? '') && !/\w/.test(sentence[at + name.length] ?? '');
}
