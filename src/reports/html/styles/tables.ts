/** Tables and what folds. */
export const TABLES = `
/* a shade at the right edge as long as there is more to see */
.scroll {
  position: relative; overflow-x: auto; margin-block: 0.5rem 0;
  background:
    linear-gradient(to left, var(--paper) 40%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to left, color-mix(in srgb, var(--ink) 10%, transparent), transparent) right / 0.75rem 100% no-repeat;
}
table { border-collapse: collapse; font-size: 0.875rem; line-height: 1.45; min-width: 100%; }
th, td { padding: 0.5rem 0.75rem; text-align: left; vertical-align: middle; border-bottom: 1px solid var(--rule); }
thead th, thead td { font-size: 0.75rem; font-weight: 560; color: var(--muted); vertical-align: bottom; }
tbody th { font-weight: 500; white-space: nowrap; }
tbody wbr { display: none; }
tbody tr:hover > * { background: var(--surface); }
th:first-child, td:first-child { padding-left: 0; position: sticky; left: 0; background: var(--paper); }
.beside th, .beside td { padding-inline: 0.5rem; }
.beside th:first-child { padding-left: 0; }
.number { text-align: right; }
td.number { white-space: nowrap; }
td .chart { width: 12.5rem; min-width: 8rem; }
#overview .tiles + .scroll { max-width: 60rem; }
#steps td .chart { width: 9rem; }
#steps td .small { display: block; white-space: nowrap; }
#steps tbody th { white-space: normal; }
td b { font-weight: 700; }
.ranked { display: flex; gap: 0.375rem; }
.rank { min-width: 1.125rem; color: var(--muted); font-weight: 400; }
.tag {
  display: inline-block; margin-left: 0.375rem; padding: 0.05rem 0.5rem; border: 1px solid currentColor; border-radius: 99px;
  font-size: 0.75rem; font-weight: 560; color: var(--warn); letter-spacing: 0; vertical-align: 0.1em;
}
.published { margin-top: 2rem; }
.published table { color: var(--muted); }
details { margin-top: 0.75rem; }
summary { cursor: pointer; width: fit-content; color: var(--accent); font-size: 0.875rem; }
summary h3 { display: inline; color: var(--ink); }
details + details, .scroll + h3, .scroll + details { margin-top: 2rem; }
details.quiet > summary { font-size: 0.8125rem; }
@media (max-width: 860px) { tbody th { min-width: 6.5rem; white-space: normal; } tbody wbr { display: inline; } }
@media (max-width: 480px) { #steps tbody th { min-width: 11rem; max-width: 11rem; } th, td { padding: 0.45rem 0.5rem; } tbody th:first-child { max-width: 9rem; overflow-wrap: break-word; } }
`;
