/** Letters, links, focus, and the colours of outcomes that charts do not need. */
export const BASE = `
:root {
  color-scheme: light dark;
  --warn: #8a5a00;
  --other: #7a3fb0;
  --soft: color-mix(in srgb, var(--accent) 7%, var(--paper));
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --warn: #e3b04b;
    --other: #c79bf2;
    --soft: color-mix(in srgb, var(--accent) 12%, var(--paper));
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-top: 4rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 400 0.9375rem/1.6 var(--sans);
  font-variant-numeric: tabular-nums;
  overflow-wrap: break-word;
}
h1, h2, h3, h4, h5, p, ul, ol, dl, dd, figure { margin: 0; }
h1, h2, h3 { line-height: 1.25; letter-spacing: -0.015em; text-wrap: balance; }
h1 { font-size: clamp(1.75rem, 1.2rem + 2vw, 2.5rem); font-weight: 680; overflow-wrap: anywhere; }
h2 { font-size: 1.5rem; font-weight: 650; margin-bottom: 0.5rem; }
h3 { font-size: 1.0625rem; font-weight: 640; margin: 2rem 0 0.5rem; }
h4 { font-size: 0.8125rem; font-weight: 600; color: var(--muted); margin-bottom: 0.75rem; }
h5 { font-size: 0.875rem; font-weight: 640; }
a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
button, input, select { font: inherit; color: inherit; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.lead { max-width: 44rem; color: var(--muted); margin-bottom: 1.5rem; text-wrap: pretty; }
.finding { max-width: 44rem; margin-bottom: 0.5rem; font-size: 1.0625rem; line-height: 1.5; text-wrap: pretty; overflow-wrap: anywhere; }
.small { font-size: 0.8125rem; line-height: 1.5; color: var(--muted); }
.centred { text-align: center; }
.id { font-family: var(--mono); font-size: 0.75rem; color: var(--muted); }
.sr-only {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--accent); color: var(--on-accent); z-index: 3; }
.skip:focus { top: 0.5rem; }
[hidden] { display: none !important; }
`;
