/** How a model is taken to reply, as nobody knows before it is asked. */
export interface Scenario {
  /** Tokens of every reply. */
  replyTokens: number;
  /** Whether the first reply to a question is of no use, so that it must be asked again. */
  isAskedAgain: boolean;
}

export const SCENARIO_NAMES = ['low', 'expected', 'high'] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

export const SCENARIOS: Record<ScenarioName, Scenario> = {
  low: { replyTokens: 30, isAskedAgain: false },
  expected: { replyTokens: 200, isAskedAgain: false },
  high: { replyTokens: 1000, isAskedAgain: true },
};

/** The same thing made for each. */
export const forEachScenario = <T>(make: (name: ScenarioName) => T): Record<ScenarioName, T> => ({
  low: make('low'),
  expected: make('expected'),
  high: make('high'),
});
