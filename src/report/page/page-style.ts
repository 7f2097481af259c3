/** The style sheet of every page: light and dark by the reader's preference, from phone width up. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --card: #f6f7f9; --line: #d9dde3; --text: #1c2128; --dim: #5b6572;
  --bad: #b3261e; --bad-fill: #fdeceb; --unsure: #8a5300; --unsure-fill: #fff4e0;
  --notice: #6b5b00; --notice-fill: #faf6d8; --good: #1a6b38; --good-fill: #e6f5ea;
  --quiet: #5b6572; --quiet-fill: #eceff2; --link: #0b57d0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171b; --card: #1c2026; --line: #343b45; --text: #e4e8ed; --dim: #9aa5b1;
    --bad: #ff8f86; --bad-fill: #3c1a18; --unsure: #ffbe5c; --unsure-fill: #38280c;
    --notice: #e3d05a; --notice-fill: #302b0e; --good: #74d191; --good-fill: #14301e;
    --quiet: #9aa5b1; --quiet-fill: #272d35; --link: #8ab4f8;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
.sided, header, body > main { max-width: 84rem; margin: 0 auto; padding: 1rem 1.25rem; }
[hidden], [data-group].empty:not(.part) { display: none !important; }
.part.empty::after { content: "Nothing here fits the filter."; color: var(--dim); }
.part.empty > :not(h2) { display: none; }
.sided { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 0 2.5rem; }
aside { display: flex; flex-direction: column; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: .75rem .5rem 1rem 0; font-size: .92rem; }
:target { scroll-margin-top: 1rem; }
article:target, .clause:target { outline: 2px solid var(--link); outline-offset: 4px; border-radius: 4px; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); }
main > section:first-child > h2, main > h2:first-child { margin-top: .5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
h3 .dim { font-weight: 400; }
h4 { font-size: .8rem; margin: 1rem 0 .25rem; color: var(--dim); font-weight: 600; }
p { margin: .35rem 0; overflow-wrap: anywhere; }
a { color: var(--link); }
.dim > a { color: inherit; }
code, pre, .mono { font: .86rem/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code, pre, td { overflow-wrap: anywhere; }
pre { margin: 0; padding: .6rem .75rem; background: var(--page); border: 1px solid var(--line); border-radius: 6px;
  white-space: pre-wrap; max-height: 24rem; overflow: auto; }
.dim { color: var(--dim); }
.verdict { border-left: 6px solid currentColor; padding: .25rem 0 .25rem 1rem; margin: .5rem 0 1.25rem; }
.verdict h1 { color: inherit; }
.verdict p { color: var(--dim); }
.broken-off { margin: 0 0 1.25rem; padding: .6rem .9rem; border: 1px solid var(--unsure); border-radius: 6px;
  background: var(--unsure-fill); color: var(--unsure); font-weight: 600; }
dl.facts { display: grid; grid-template-columns: fit-content(20rem) minmax(0, 1fr); gap: .15rem 1rem; margin: 0; }
dl.facts dt { color: var(--dim); overflow-wrap: anywhere; }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--dim); font-weight: 600; font-size: .85rem; }
table.counts { width: auto; min-width: min(100%, 26rem); }
table.counts th, table.counts td { padding: .25rem .75rem .25rem 0; }
table.counts td.number, table.counts th.number { text-align: right; font-variant-numeric: tabular-nums;
  white-space: nowrap; overflow-wrap: normal; }
ul.contents, ul.contents ul { margin: 0; padding: 0; list-style: none; overflow-wrap: anywhere; }
ul.contents li { margin: .25rem 0; }
ul.contents ul { padding-left: .75rem; border-left: 1px solid var(--line); font-size: .88em; }
ul.contents a { text-decoration: none; }
ul.contents a:hover { text-decoration: underline; }
.reason ul { margin: .25rem 0 1rem; padding-left: 1.25rem; columns: 22rem 2; }
.reason li { break-inside: avoid; overflow-wrap: anywhere; }
.badge { display: inline-block; padding: 0 .55em; border-radius: 1em; font-size: .8rem; line-height: 1.6; font-weight: 600;
  white-space: nowrap; }
.bad { color: var(--bad); } .unsure { color: var(--unsure); } .notice { color: var(--notice); }
.good { color: var(--good); } .quiet { color: var(--quiet); }
.badge.bad { background: var(--bad-fill); } .badge.unsure { background: var(--unsure-fill); }
.badge.notice { background: var(--notice-fill); } .badge.good { background: var(--good-fill); }
.badge.quiet { background: var(--quiet-fill); }
article { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 6px;
  padding: .9rem 1.1rem 1.1rem; margin: 0 0 1.25rem; }
article.excepted { border-left-color: var(--notice); }
article > h3 { margin: 0 0 .35rem; }
article td code { white-space: pre-wrap; }
table.parameters td:first-child, table.parameters td:first-child code { overflow-wrap: break-word; }
table.parameters td:first-child { max-width: 20rem; }
table.parameters td + td { width: 80%; }
table.twinned td + td { width: 41%; }
tr.differs td { background: color-mix(in srgb, var(--unsure-fill) 70%, transparent); }
tr.differs td:first-child::before { content: "\u2260\\a0"; color: var(--unsure); font-weight: 600; }
tr.differs td:first-child { box-shadow: -.4rem 0 0 var(--unsure); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.25rem; }
.pair > div { min-width: 0; }
ol { margin: .25rem 0; padding-left: 1.5rem; }
aside .filter { order: -1; margin: 0 0 1rem; padding: 0 0 1rem; border-bottom: 1px solid var(--line); }
.filter label, .filter legend { color: var(--dim); font-size: .85rem; }
.filter fieldset { margin: .5rem 0 0; padding: 0; border: 0; display: flex; flex-wrap: wrap; gap: .1rem .9rem; }
.filter fieldset label { white-space: nowrap; color: var(--text); font-size: inherit; }
.filter input[type=search], .filter select { display: block; width: 100%; max-width: 24rem; }
.filter output { display: block; min-height: 1.5em; font-size: .85rem; }
input[type=search], select, button { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--dim); border-radius: 6px;
  padding: .3rem .55rem; }
button { cursor: pointer; font-size: .85rem; }
button:hover { background: var(--quiet-fill); }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; }
dl.finding { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .15rem .75rem; margin: .25rem 0 .6rem; }
dl.finding dt { color: var(--dim); }
dl.finding dd { margin: 0; overflow-wrap: anywhere; }
details > summary { cursor: pointer; color: var(--link); width: fit-content; }
.clause { display: grid; grid-template-columns: 8.5rem 1fr; gap: 0 .75rem; padding: .5rem 0;
  border-bottom: 1px solid var(--line); }
.clause { content-visibility: auto; contain-intrinsic-size: auto 7rem; }
.clause p { margin: .1rem 0; }
.clause > div { min-width: 0; }
footer { color: var(--dim); margin: 3rem 0 1rem; font-size: .85rem; }
@media (max-width: 60rem) {
  .sided { grid-template-columns: minmax(0, 1fr); }
  aside { position: static; max-height: none; padding: 0; }
  aside .filter { order: 0; margin: .75rem 0 0; padding: .75rem 0; border-top: 1px solid var(--line); }
  ul.contents ul { display: none; }
}
@media (max-width: 40rem) {
  .sided, header, body > main { padding: .75rem .9rem; }
  dl.finding { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dl.finding dd { margin-bottom: .35rem; }
  .filter input[type=search], .filter select { max-width: none; font-size: 16px; }
  .pair { grid-template-columns: minmax(0, 1fr); }
  table.counts th, table.counts td { padding-right: .5rem; font-size: .85rem; }
  .clause { grid-template-columns: minmax(0, 1fr); gap: .2rem; }
  dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dl.facts dd { margin-bottom: .35rem; }
  table.counts .aside { display: none; }
  table.stacked thead { display: none; }
  table.stacked tr { display: block; padding: .4rem 0; border-bottom: 1px solid var(--line); }
  table.stacked td, table.stacked td + td { display: block; width: auto; border: 0; padding: .1rem 0; }
  table.stacked td[data-label]:not(:empty)::before { content: attr(data-label) "  "; color: var(--dim); font-size: .8rem; }
  table.stacked tr.differs { border-left: 4px solid var(--unsure); padding-left: .6rem; background: var(--unsure-fill); }
  table.parameters td:first-child code { overflow-wrap: anywhere; }
  tr.differs td { background: none; }
  tr.differs td:first-child::before { content: "\u2260\\a0"; color: var(--unsure); font-weight: 600; }
  tr.differs td:first-child { box-shadow: none; }
}
@media (max-width: 22rem) {
  table.counts th, table.counts td { padding-right: .35rem; font-size: .8rem; }
  table.counts .badge { padding: 0 .35em; font-size: .75rem; }
}
@media print {
  .filter, .buttons, aside { display: none; }
  .sided { display: block; }
  article, .clause { break-inside: avoid-page; }
  .clause { content-visibility: visible; }
  pre { max-height: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
