/** On paper: light, without what needs a screen, and no chart torn apart. */
export const PRINT = `
@media print {
  nav, .skip, #tickets, summary { display: none; }
  .page-head, main > section, footer { max-width: none; padding-inline: 0; }
  main > section { padding-block: 1rem; }
  .card, .tile, tr, figure { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .scroll { overflow: visible; }
  a { color: inherit; text-decoration: none; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
