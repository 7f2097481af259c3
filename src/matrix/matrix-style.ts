/** What the matrix needs beside the style of all pages. */
export const matrixStyle = `
body > main, header { max-width: none; }
.filter { margin: 0 0 1rem; }
.matrix { overflow: auto; max-height: 90vh; border: 1px solid var(--line); border-radius: 6px; }
table.runs { width: auto; min-width: 100%; border-collapse: separate; border-spacing: 0; }
table.runs th, table.runs td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
table.runs thead th { position: sticky; top: 0; z-index: 2; background: var(--card); vertical-align: bottom;
  max-width: 11rem; overflow-wrap: anywhere; }
table.runs tbody th { position: sticky; left: 0; z-index: 1; background: var(--page); color: var(--text); font-weight: 400;
  min-width: 14rem; max-width: 30rem; }
table.runs thead th:first-child { left: 0; z-index: 3; }
table.runs tr.group th { background: var(--card); font-weight: 600; }
table.runs td { text-align: center; white-space: nowrap; }
table.runs td a { text-decoration: none; }
table.runs td.changed { box-shadow: inset 3px 0 0 var(--link); }
table.runs th small { display: block; color: var(--dim); font-weight: 400; }
table.runs thead th small, .chart td.run .dim { white-space: nowrap; }
.chart { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: end; margin: .75rem 0; }
.chart svg { max-width: 100%; height: auto; }
.chart text { font: 11px system-ui, sans-serif; fill: var(--text); }
.chart .bad { fill: var(--bad); } .chart .unsure { fill: var(--unsure); } .chart .notice { fill: var(--notice); }
.chart .good { fill: var(--good); } .chart .quiet { fill: var(--line); }
.chart > div { max-width: 100%; }
.chart td.run { overflow-wrap: normal; }
.chart rect { stroke: var(--page); stroke-width: 1; }
body:has(#only-changed:checked) tr.steady, body:has(#only-violated:checked) tr.unviolated { display: none; }
@media (max-width: 40rem) {
  table.runs th, table.runs td { padding: .25rem .4rem; }
  table.runs tbody th { min-width: 7.5rem; max-width: 11rem; font-size: .85rem; }
  table.runs tbody th small { display: none; }
  table.runs .word { font-size: 0; }
  table.runs thead th { min-width: 4.8rem; max-width: 7rem; padding: .25rem .2rem; font-size: .72rem; }
}
@media print {
  @page { size: landscape; }
  .matrix { max-height: none; overflow: visible; border: 0; }
  table.runs thead th, table.runs tbody th { position: static; }
  table.runs tr { break-inside: avoid; }
}
`;
