/** The ticket browser. The height of an option is that of `client/list.ts`. */
export const BROWSER = `
.filters { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 10.5rem), 1fr)); gap: 0.75rem; align-items: end; margin: 1.25rem 0 0.75rem; }
.filters label { display: grid; gap: 0.25rem; font-size: 0.75rem; color: var(--muted); position: relative; min-width: 0; }
.filters .search { grid-column: span 2; }
.filters input, .filters select, .filters button {
  width: 100%; min-height: 2.375rem; padding: 0.375rem 0.625rem; font-size: 0.875rem; color: var(--ink);
  background: var(--paper); border: 1px solid color-mix(in srgb, var(--muted) 55%, var(--paper)); border-radius: 6px;
}
.filters input::placeholder { color: var(--muted); opacity: 1; }
.filters button { cursor: pointer; width: fit-content; padding-inline: 1rem; }
.filters button:hover { background: var(--surface); }
kbd { position: absolute; right: 0; top: 0; padding: 0 0.4rem; border: 1px solid var(--rule); border-radius: 4px; font: 0.6875rem/1.4 var(--mono); }
.panes {
  display: grid; grid-template-columns: minmax(15rem, 22rem) minmax(0, 1fr); height: min(82vh, 60rem); margin-top: 0.5rem;
  border: 1px solid var(--rule); border-radius: 10px; overflow: hidden;
}
.ticket-list { overflow-y: auto; border-right: 1px solid var(--rule); background: var(--surface); }
.ticket-list:focus-visible { outline-offset: -2px; border-radius: 10px 0 0 10px; }
.sizer { position: relative; }
.option {
  position: absolute; inset-inline: 0; height: 68px; padding: 0.6875rem 1rem; cursor: pointer;
  border-bottom: 1px solid var(--rule); border-left: 3px solid transparent;
}
.option:hover { background: var(--soft); }
.option[aria-selected="true"] { background: var(--paper); border-left-color: var(--accent); }
.option-title { display: block; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; font-size: 0.875rem; font-weight: 520; }
.option-line { display: flex; align-items: center; gap: 0.625rem; }
.dots { display: inline-flex; gap: 2px; margin-left: auto; min-width: 0; overflow: hidden; }
.dots .dot { width: 0.375rem; height: 0.375rem; }
.option-line .id { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.option-line .badge, .option-line .small { flex: none; }
.dot { display: inline-block; width: 0.5rem; height: 0.5rem; border-radius: 50%; background: currentColor; flex: none; }
.dot.outcome-right { background: transparent; box-shadow: inset 0 0 0 1.5px currentColor; }
.badge { display: inline-flex; align-items: center; gap: 0.35rem; font-size: 0.75rem; white-space: nowrap; }
.outcome-right { color: var(--accent); }
.outcome-missed { color: var(--bad); }
.outcome-false-alarm { color: var(--warn); }
.outcome-wrong-team { color: var(--other); }
.outcome-none { color: var(--rule); }
.outcome-unparsed, .outcome-failed, .outcome-unlabelled { color: var(--muted); }

.detail-pane { min-width: 0; min-height: 0; display: flex; flex-direction: column; }
.ticket-detail { flex: 1; overflow-y: auto; padding: 1.5rem clamp(1rem, 2.5vw, 2rem); }
.ticket-detail:focus-visible { outline-offset: -2px; border-radius: 0 10px 10px 0; }
.detail-head { padding-bottom: 1.25rem; }
.detail-head h3 { margin: 0.125rem 0 0.5rem; font-size: 1.25rem; overflow-wrap: anywhere; }
.truth { font-size: 0.875rem; }
.chips { display: flex; flex-wrap: wrap; gap: 0.375rem; margin-block: 0.625rem 0.5rem; }
.chip { padding: 0.05rem 0.5rem; background: var(--surface); border: 1px solid var(--rule); border-radius: 99px; font-size: 0.75rem; color: var(--muted); }
.detail-body { display: grid; grid-template-columns: minmax(0, 6fr) minmax(0, 5fr); gap: 2rem; }
.messages { list-style: none; padding: 0; display: grid; gap: 0.875rem; }
.message { padding: 0.625rem 0.875rem 0.75rem; background: var(--surface); border-radius: 4px 10px 10px 10px; width: fit-content; max-width: 94%; }
.message.role-agent { background: var(--soft); border-radius: 10px 4px 10px 10px; justify-self: end; }
.message.role-system { background: none; border: 1px dashed var(--rule); justify-self: center; }
.who { font-size: 0.75rem; font-weight: 560; color: var(--muted); }
.who .time { font-weight: 400; margin-left: 0.375rem; }
.message-text, .reasoning, .reply { white-space: pre-wrap; overflow-wrap: anywhere; }
.message-text { font-size: 0.875rem; }
.answers { display: grid; gap: 1rem; align-content: start; }
.answers h4 { margin-bottom: -0.25rem; }
.answer { border: 1px solid var(--rule); border-radius: 8px; padding: 0.875rem 1rem; display: grid; gap: 0.5rem; }
.verdict { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 0.75rem; }
.verdict b { overflow-wrap: anywhere; }
.reasoning { font-size: 0.8125rem; line-height: 1.6; }
.reply { font: 0.75rem/1.5 var(--mono); background: var(--surface); padding: 0.5rem 0.75rem; border-radius: 6px; }
.problem { font-size: 0.8125rem; color: var(--bad); overflow-wrap: anywhere; }
.examples ul { display: flex; flex-wrap: wrap; gap: 0.125rem 1rem; padding: 0; list-style: none; font-size: 0.8125rem; }
.link { padding: 0; border: 0; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: 0.15em; cursor: pointer; }
#back-to-list { display: none; align-self: start; padding: 0.75rem 1rem 0; }
@media (max-width: 1180px) { .detail-body { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 860px) {
  .panes { grid-template-columns: minmax(0, 1fr); height: auto; overflow: visible; }
  .ticket-list { height: 55vh; border-right: 0; border-bottom: 1px solid var(--rule); border-radius: 10px 10px 0 0; }
  .detail-pane { scroll-margin-top: 3.5rem; }
  .ticket-detail { overflow: visible; scroll-margin-top: 5.5rem; }
  #back-to-list { display: block; }
}
@media (max-width: 480px) { .filters { grid-template-columns: 1fr 1fr; } }
`;
