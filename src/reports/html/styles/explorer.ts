/** What only the page of a threshold sweep has: its choices, groups and quotations. */
export const EXPLORER = `
.findings { max-width: 60rem; padding-left: 1.1rem; display: grid; gap: 0.375rem; }
.pairs .card .chart { max-width: 32rem; margin-inline: 0; }
.multiples.pairs { grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); }
.tag.chosen { color: var(--accent); }
.quoted { max-width: 44rem; min-width: 16rem; font-size: 0.8125rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.lost { overflow-wrap: anywhere; min-width: 8rem; }
.lost .small { display: block; }
.lost + .lost { margin-top: 0.375rem; }
#audit .facts { margin-block: 0 1.25rem; }
#audit td, #audit tbody th { vertical-align: top; }
#audit tbody th { white-space: normal; min-width: 7rem; max-width: 16rem; overflow-wrap: anywhere; }
[data-threshold] { cursor: pointer; }
[data-threshold]:hover { fill: var(--accent); fill-opacity: 0.07; }

.settings { display: flex; flex-wrap: wrap; gap: 1rem 1.5rem; align-items: end; margin-block: 1.25rem 1rem; }
.settings .search { position: relative; display: grid; gap: 0.25rem; font-size: 0.75rem; color: var(--muted); flex: 1 1 14rem; max-width: 22rem; }
.settings input[type="search"] {
  width: 100%; min-height: 2.375rem; padding: 0.375rem 0.625rem; font-size: 0.875rem; color: var(--ink);
  background: var(--paper); border: 1px solid color-mix(in srgb, var(--muted) 55%, var(--paper)); border-radius: 6px;
}
.settings input::placeholder { color: var(--muted); opacity: 1; }
.choice { border: 0; margin: 0; padding: 0; min-width: 0; }
.choice legend { padding: 0; margin-bottom: 0.25rem; font-size: 0.75rem; color: var(--muted); }
.segments { display: flex; flex-wrap: wrap; border: 1px solid color-mix(in srgb, var(--muted) 55%, var(--paper)); border-radius: 6px; overflow: hidden; width: fit-content; }
.segments label { position: relative; cursor: pointer; }
.segments input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.segments span { display: block; padding: 0.5rem 0.75rem; font-size: 0.875rem; line-height: 1.35; }
.segments label:hover span { background: var(--surface); }
.segments input:checked + span { background: var(--accent); color: var(--on-accent); font-weight: 600; }
.segments input:focus-visible + span { outline: 2px solid var(--ink); outline-offset: -4px; border-radius: 5px; }
#group-summary { font-size: 0.875rem; color: var(--muted); }
#explorer .chip { min-width: 0; max-width: 100%; overflow-wrap: anywhere; }
#explorer .option-line .badge { margin-left: auto; }

.members { list-style: none; padding: 0; display: grid; gap: 0.75rem; }
.member { padding: 0.75rem 1rem 0.875rem; border: 1px solid var(--rule); border-left: 3px solid var(--accent); border-radius: 4px 8px 8px 4px; display: grid; gap: 0.25rem; min-width: 0; }
.member.foreign { border-left-color: var(--bad); background: color-mix(in srgb, var(--bad) 4%, var(--paper)); }
.member-line { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.5rem; min-width: 0; }
.member-line > * { overflow-wrap: anywhere; min-width: 0; }
.chip.foreign-incident { color: var(--bad); border-color: currentColor; background: none; }
.chip .link { font-size: inherit; }
.similarity { margin-left: auto; font-size: 0.8125rem; color: var(--muted); white-space: nowrap; }
.member-title { font-weight: 560; font-size: 0.875rem; overflow-wrap: anywhere; }
.member-text { font-size: 0.8125rem; line-height: 1.55; white-space: pre-wrap; overflow-wrap: anywhere; }
.part { margin-top: 1.5rem; }
.part h4 { margin-bottom: 0.5rem; }
@media (max-width: 480px) {
  #audit thead { display: none; }
  #audit tr, #audit td, #audit tbody th { display: block; border: 0; padding: 0.25rem 0; max-width: none; }
  #audit tr { padding-block: 0.75rem; border-bottom: 1px solid var(--rule); }
  .quoted { min-width: 0; }
}
@media print { #explorer { display: none; } }
`;
