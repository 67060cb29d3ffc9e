/** The page from top to bottom: head, navigation, sections, cards. */
export const LAYOUT = `
.page-head, nav ul, main > section, footer { max-width: 80rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
.page-head { padding-top: clamp(1.75rem, 5vw, 3.5rem); padding-bottom: 2rem; }
.kicker { color: var(--muted); font-size: 0.875rem; margin-bottom: 0.5rem; }
.kicker b { color: var(--accent); font-weight: 700; letter-spacing: -0.02em; margin-right: 0.35rem; }
.facts { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin-top: 1.5rem; }
.facts dt { font-size: 0.75rem; color: var(--muted); }
.facts dd { font-weight: 560; overflow-wrap: anywhere; }
.notice {
  max-width: 56rem; margin-top: 1.5rem; padding: 0.75rem 1rem;
  background: var(--soft); border-left: 3px solid var(--accent); border-radius: 0 6px 6px 0;
  font-size: 0.875rem;
}
.notice.warning { border-color: var(--warn); background: color-mix(in srgb, var(--warn) 8%, var(--paper)); }
.notice + .notice { margin-top: 0.75rem; }

nav { position: sticky; top: 0; z-index: 2; background: var(--paper); border-block: 1px solid var(--rule); }
nav ul { display: flex; gap: 0.25rem; list-style: none; overflow-x: auto; scrollbar-width: none; }
nav a {
  display: block; padding: 0.75rem 0.6rem; white-space: nowrap; text-decoration: none;
  font-size: 0.875rem; color: var(--muted); border-bottom: 2px solid transparent; margin-bottom: -1px;
}
nav li:first-child a { margin-left: -0.6rem; }
nav a:hover { color: var(--ink); }
nav a[aria-current] { color: var(--ink); border-color: var(--accent); font-weight: 560; }
nav a:focus-visible { outline-offset: -3px; }

main:focus { outline: none; }
main > section { padding-block: clamp(2rem, 4.5vw, 3.25rem) 0; }
main > section::after {
  content: ""; display: block; height: 1px; background: var(--rule); margin-top: clamp(2rem, 4.5vw, 3.25rem);
}
footer { padding-block: 2rem 3rem; }

.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1rem; margin-bottom: 2.5rem; }
.tile { padding: 1.25rem 1.5rem 1.375rem; border: 1px solid var(--rule); border-radius: 10px; }
.tile h3 { margin: 0; font-size: 0.875rem; font-weight: 560; color: var(--muted); letter-spacing: 0; }
.tile .big { font-size: 2.75rem; font-weight: 640; letter-spacing: -0.03em; line-height: 1.25; }
.tile .unit { font-size: 1.25rem; font-weight: 450; color: var(--muted); letter-spacing: 0; }
.tile .chart { width: 100%; max-width: 20rem; margin-block: 0.375rem 0.625rem; }

.split { display: grid; grid-template-columns: minmax(0, 30rem) minmax(0, 1fr); gap: 1.5rem 3rem; align-items: start; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; align-content: start; min-width: 0; }
.multiples { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 1.5rem; align-items: start; }
.multiples > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.625rem; min-width: 0; }
.card { padding: 1.25rem; border: 1px solid var(--rule); border-radius: 10px; min-width: 0; }
.card figcaption { font-weight: 600; font-size: 0.875rem; margin-bottom: 0.75rem; overflow-wrap: anywhere; }
.card .chart { width: 100%; max-width: 29rem; margin-inline: auto; }
.tip {
  position: absolute; z-index: 3; top: 0; left: 0; max-width: min(24rem, 100vw - 1rem); padding: 0.375rem 0.625rem; pointer-events: none;
  white-space: pre-line; overflow-wrap: anywhere; font-size: 0.8125rem; line-height: 1.45;
  background: var(--ink); color: var(--paper); border-radius: 6px;
}
.told { outline: 2px solid var(--accent); outline-offset: 2px; }
.chart { display: block; max-width: 100%; height: auto; }
@media (max-width: 860px) { .split { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 480px) { .card { padding: 0.875rem 0 0; border: 0; border-radius: 0; } }
`;
