/** The colours of charts and pages by their use. Text colours have a contrast of at least 4.5 on `paper` and `surface`. */
export const COLOURS = {
  paper: { light: '#ffffff', dark: '#0f1217' },
  surface: { light: '#f6f7f9', dark: '#171b22' },
  ink: { light: '#12161c', dark: '#e9ecf1' },
  muted: { light: '#586170', dark: '#9ba5b4' },
  rule: { light: '#e3e6eb', dark: '#2a313b' },
  accent: { light: '#1f4fcc', dark: '#8fb0ff' },
  'accent-mid': { light: '#7f9be6', dark: '#5577cf' },
  'accent-soft': { light: '#cad6f7', dark: '#2c3f75' },
  'on-accent': { light: '#ffffff', dark: '#0f1217' },
  /** What is set against the accent. */
  second: { light: '#9a4b00', dark: '#f2ae6b' },
  'second-soft': { light: '#f5dcc3', dark: '#55371a' },
  bad: { light: '#b3261e', dark: '#ff9d94' },
} as const;

export type Colour = keyof typeof COLOURS;

const NAMES = Object.keys(COLOURS) as Colour[];

/** One CSS declaration a colour, `--accent:#1f4fcc;…`. */
export const colourVariables = (scheme: 'light' | 'dark'): string =>
  NAMES.map((name) => `--${name}:${COLOURS[name][scheme]};`).join('');

/** Rules that let the variables decide over the plain colours that charts carry for programs that know no CSS. */
export const chartColourRules = (): string =>
  NAMES.map((name) => `.fill-${name}{fill:var(--${name})}.stroke-${name}{stroke:var(--${name})}`).join('');
