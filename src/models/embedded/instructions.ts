/**
 * What the reader can be told. Every instruction is found by its words, anywhere in the prompt; one that is not
 * there is not followed. The first five are steps: lines of a numbered list below `# Steps`, or any line that says
 * "step by step".
 */
export interface Instructions {
  /** A step that asks for the symptom: who says a sentence, and whether it states or asks, is weighed. */
  symptom: boolean;
  /** A step that asks for the scope or impact: sentences about who is hit, since when, and whether it lasts, are weighed. */
  scope: boolean;
  /** A step that asks for doubt: questions, hypotheses, own mistakes and solutions speak for the fallback. */
  doubt: boolean;
  /** A step that asks for evidence for and against: counter-signs weigh as much as signs. */
  evidence: boolean;
  /** A step that asks what speaks against a decision or an answer: counter-signs weigh in full. */
  challenge: boolean;
  /** "Later messages weigh more than earlier ones." */
  recency: boolean;
  /** "Exaggeration is no evidence": shouted sentences weigh less. */
  calm: boolean;
  /** The category of "When in doubt, answer `x`."; null when the prompt names none. */
  fallback: string | null;
}

export function readInstructions(prompt: string): Instructions {
  const steps = stepLines(prompt).join('\n');
  return {
    symptom: /symptom/i.test(steps),
    scope: /\b(scope|impact|affected)\b/i.test(steps),
    doubt: /\b(doubt|question|hypothes\w+|solved)\b/i.test(steps),
    evidence: /\bevidence\b/i.test(steps),
    challenge: /\bagainst\b.{0,40}\b(?:decision|answer)\b/i.test(steps),
    recency: /\blater messages weigh more\b/i.test(prompt),
    calm: /\bexaggeration is no evidence\b/i.test(prompt),
    fallback: /\bin doubt,? (?:answer|choose|say) [`"']?([^\s`"'.,;]+)/i.exec(prompt)?.[1] ?? null,
  };
}

function stepLines(prompt: string): string[] {
  const lines = prompt.split('\n');
  const start = lines.findIndex((line) => /^#+\s+steps\b/i.test(line));
  const end = lines.findIndex((line, index) => index > start && line.startsWith('#'));
  const listed = start === -1 ? [] : lines.slice(start + 1, end === -1 ? lines.length : end);
  return [
    ...listed.filter((line) => /^\s*\d+[.)]\s/.test(line)),
    ...lines.filter((line) => /step by step/i.test(line)),
  ];
}
