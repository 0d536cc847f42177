/** The style of the page. Light or dark as the system is, landscape and without the tools on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f7fb; --card: #ffffff; --ink: #16203a; --muted: #5b6580; --line: #e0e4ee; --hover: #eef2fd; --focus: #2f6bff;
  --brand: #16254c; --on-brand: #f5f7ff; --accent: #ffb020;
  --c0: #5b6272; --on0: #ffffff; --t0: #eceef2; --i0: #3f4656;
  --c1: #5b6272; --on1: #ffffff; --t1: #eceef2; --i1: #3f4656;
  --c2: #1b7f4b; --on2: #ffffff; --t2: #e3f4ea; --i2: #11613a;
  --c3: #1f66c7; --on3: #ffffff; --t3: #e4eefb; --i3: #174f9c;
  --c4: #f5ab1d; --on4: #2e1d00; --t4: #fff3da; --i4: #7a4c00;
  --c5: #c4314b; --on5: #ffffff; --t5: #fce7eb; --i5: #97213a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1322; --card: #141b2e; --ink: #e7ebf7; --muted: #98a3bf; --line: #26304b; --hover: #1a2440; --focus: #8fb0ff;
    --brand: #0a0f1d; --on-brand: #f5f7ff;
    --c0: #7d879d; --on0: #10141f; --t0: #222a3b; --i0: #c3cadb;
    --c1: #7d879d; --on1: #10141f; --t1: #222a3b; --i1: #c3cadb;
    --c2: #3fb578; --on2: #04170d; --t2: #12301f; --i2: #7fdcab;
    --c3: #5b9cf5; --on3: #05142b; --t3: #132a4a; --i3: #a5caff;
    --c4: #f5b845; --on4: #241600; --t4: #3a2b0c; --i4: #ffd585;
    --c5: #ec6a80; --on5: #2a040b; --t5: #421622; --i5: #ffabb9;
  }
}
.c0 { --fill: var(--c0); --on: var(--on0); --tint: var(--t0); --deep: var(--i0); }
.c1 { --fill: var(--c1); --on: var(--on1); --tint: var(--t1); --deep: var(--i1); }
.c2 { --fill: var(--c2); --on: var(--on2); --tint: var(--t2); --deep: var(--i2); }
.c3 { --fill: var(--c3); --on: var(--on3); --tint: var(--t3); --deep: var(--i3); }
.c4 { --fill: var(--c4); --on: var(--on4); --tint: var(--t4); --deep: var(--i4); }
.c5 { --fill: var(--c5); --on: var(--on5); --tint: var(--t5); --deep: var(--i5); }
tr .others, .chip.others, .detail .others, .legend { --fill: var(--c0); --on: var(--on0); --tint: var(--t0); --deep: var(--i0); }

* { box-sizing: border-box; }
[hidden] { display: none !important; }
html, body { height: 100%; }
body {
  margin: 0; display: flex; flex-direction: column; background: var(--page); color: var(--ink);
  font: 14px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
}
.path, .method, .origin, .place, td, .code b { font-family: ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

header { flex: none; padding: 18px 24px 12px; background: var(--brand); color: var(--on-brand); display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; border-bottom: 3px solid var(--accent); }
h1 { margin: 0; font-size: 24px; line-height: 1.2; letter-spacing: -0.01em; overflow-wrap: anywhere; }
.sum { margin: 0; opacity: 0.8; }
#filters { flex: 1 1 100%; display: flex; flex-wrap: wrap; gap: 10px 18px; align-items: center; margin-top: 8px; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 6px; min-width: 0; }
.search { flex: 0 1 340px; display: block; }
.search input { width: 100%; padding: 7px 12px; border: 1px solid #ffffff33; border-radius: 8px; background: #ffffff14; color: inherit; font: inherit; }
.search input::placeholder { color: #ffffffa6; }
header :focus-visible { outline-color: var(--accent); }
.chip { position: relative; cursor: pointer; }
.chip input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
.chip span { display: block; padding: 4px 11px; border: 1px solid #ffffff33; border-radius: 999px; font-size: 12px; font-weight: 600; letter-spacing: 0.02em; }
.chip:hover span { background: #ffffff1f; }
.chip input:checked + span { background: var(--on-brand); border-color: var(--on-brand); color: #16254c; }
.chip:not(.any) input:checked + span { background: var(--fill); border-color: var(--fill); color: var(--on); }
.chip:not(.any) span::before { content: ''; display: inline-block; width: 8px; height: 8px; margin-right: 6px; border-radius: 50%; background: var(--fill); }
.chip:not(.any) input:checked + span::before { background: var(--on); }
.chip input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 2px; }
#shown { font-variant-numeric: tabular-nums; opacity: 0.8; }
.legend { flex: 1 1 100%; display: flex; flex-wrap: wrap; gap: 4px 18px; list-style: none; margin: 8px 0 0; padding: 0; font-size: 12px; opacity: 0.92; }
.legend li { display: flex; gap: 7px; align-items: center; }
.legend .s { width: 22px; height: 14px; --fill: #c6d0ea; --tint: #ffffff26; --on: #16254c; --deep: #c6d0ea; }

main { flex: 1; min-height: 0; overflow: auto; }
main:focus-visible { outline-offset: -2px; }
table { width: max-content; border-collapse: separate; border-spacing: 0; background: var(--card); }
thead { position: sticky; top: 0; z-index: 2; }
thead th, thead td { background: var(--card); padding: 0; font-weight: 400; }
.families th { padding: 12px 4px 4px; border-left: 1px solid var(--line); color: var(--deep); font-size: 12px; text-align: left; white-space: nowrap; overflow: hidden; max-width: 0; text-overflow: ellipsis; }
.families th span { opacity: 0.85; }
.codes th { vertical-align: bottom; border-bottom: 2px solid var(--line); }
.codes th[class^='c']:not(.corner) { border-bottom-color: var(--fill); }
th.corner, td.corner { position: sticky; left: 0; z-index: 1; }
th.corner, .codes th.origin { padding: 8px 16px 8px 24px; text-align: left; color: var(--muted); font-size: 12px; }
.codes th.origin { font-family: inherit; padding-left: 16px; }
.code { display: flex; flex-direction: column; align-items: center; justify-content: flex-end; gap: 4px; width: 44px; padding: 8px 0 7px; border: 0; background: none; color: var(--ink); font: inherit; line-height: 1.2; }
button.code { cursor: pointer; }
button.code:hover { background: var(--tint); }
button.code[aria-pressed='true'] { background: var(--fill); color: var(--on); }
button.code[aria-pressed='true'] small { color: inherit; }
.code:focus-visible { outline-offset: -2px; }
.code .phrase { writing-mode: vertical-rl; transform: rotate(180deg); font-size: 12px; white-space: nowrap; max-height: 170px; overflow: hidden; }
.code b { font-size: 13px; }
.code small { color: var(--muted); font-size: 10px; min-height: 12px; font-variant-numeric: tabular-nums; }
tbody th { position: sticky; left: 0; z-index: 1; background: var(--card); text-align: left; font-weight: 400; border-right: 1px solid var(--line); }
tbody th, tbody td { border-bottom: 1px solid var(--line); height: 32px; }
tbody td { padding: 0 5px; text-align: center; font-size: 12px; }
tbody tr:hover > * { background: var(--hover); }
tbody th a { display: flex; gap: 12px; padding: 5px 20px 5px 24px; color: inherit; text-decoration: none; min-width: 300px; max-width: min(46vw, 460px); }
tbody th a:hover .path { text-decoration: underline; text-underline-offset: 3px; }
.method { flex: none; width: 56px; font-size: 12px; font-weight: 700; color: var(--muted); }
.path { overflow-wrap: anywhere; font-size: 13px; }
.path i { font-style: normal; color: var(--i3); }
.group th { height: auto; padding: 14px 24px 5px; font-weight: 700; font-size: 13px; background: var(--page); border-right: 0; }
.group th span { position: sticky; left: 24px; }
.group th small { color: var(--muted); font-weight: 400; margin-left: 6px; }
.group:hover > th { background: var(--page); }
td.origin { padding: 0 24px 0 16px; text-align: left; color: var(--muted); white-space: nowrap; }
td.origin b, .detail .origin b { color: var(--ink); font-weight: 600; margin-right: 6px; }

.s { display: inline-block; min-width: 36px; padding: 2px 0; border: 1.5px solid var(--fill); border-radius: 6px; background: var(--tint); color: var(--deep); text-align: center; text-decoration: none; font-weight: 600; line-height: 18px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.legend .s { min-width: 0; padding: 0; }
.s.handler, .s.thrown { background: var(--fill); color: var(--on); }
.s.thrown { background: linear-gradient(225deg, var(--card) 6px, var(--fill) 6.5px); }
.legend .s.thrown { background: linear-gradient(225deg, var(--brand) 6px, var(--fill) 6.5px); }
.s.error-handler { background: linear-gradient(225deg, var(--fill) 6px, var(--tint) 6.5px); }
.s.framework { border-style: dashed; }
.s.declared { border: 1.5px dotted var(--muted); background: none; color: var(--muted); font-weight: 400; }
.legend .s.declared { border-color: #c6d0ea; }
.s.others { background: none; border-style: dotted; }
a.s:hover { filter: brightness(1.08); box-shadow: 0 0 0 3px var(--tint); }
a[aria-current] { box-shadow: 0 0 0 3px var(--focus); border-radius: 6px; }

.detail { display: none; }
.detail:target, .detail:has(:target) {
  display: block; position: fixed; z-index: 5; top: 0; right: 0; bottom: 0; width: min(30rem, 100vw); overflow: auto; overscroll-behavior: contain;
  padding: 24px; background: var(--card); border-left: 1px solid var(--line); box-shadow: -12px 0 40px #0a0f1d40;
}
.detail:focus { outline: none; }
.detail h2 { margin: 0 40px 6px 0; font-size: 16px; line-height: 1.35; }
.detail h2 .method { width: auto; margin-right: 6px; font-size: 14px; }
.detail h2 .path { font-size: 15px; }
.detail p.origin { margin: 0 0 18px; color: var(--muted); font-size: 13px; overflow-wrap: anywhere; }
.detail ul { list-style: none; margin: 0; padding: 0; }
.detail > ul > li { padding: 9px 12px; margin-bottom: 8px; border-left: 4px solid var(--fill); border-radius: 0 8px 8px 0; background: var(--page); }
.detail > ul > li:target { background: var(--tint); }
.detail h3 { margin: 0; font-size: 14px; color: var(--deep); }
.detail li li { font-size: 13px; color: var(--muted); }
.place { overflow-wrap: anywhere; color: var(--ink) !important; font-size: 12.5px !important; }
.declared-list { color: var(--muted); }
.close { position: absolute; top: 14px; right: 16px; width: 34px; height: 34px; border-radius: 8px; color: var(--muted); font-size: 24px; line-height: 32px; text-align: center; text-decoration: none; }
.close:hover { background: var(--hover); color: var(--ink); }
.nothing { padding: 40px 24px; color: var(--muted); }
.nothing button { margin-left: 8px; padding: 5px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--ink); font: inherit; cursor: pointer; }

@media (max-width: 700px) {
  header { padding: 14px 16px 10px; }
  tbody th a { min-width: 170px; max-width: 52vw; padding-left: 16px; flex-direction: column; gap: 0; }
  th.corner, .group th { padding-left: 16px; }
  .group th span { left: 16px; }
  .origin:not(p) { display: none; }
}
/* Too small for a frame around the table: the page scrolls. */
@media screen and (max-width: 700px), screen and (max-height: 560px) {
  html, body { height: auto; }
  body { display: block; }
  header { position: sticky; left: 0; width: 100vw; }
  main { overflow: visible; width: max-content; min-width: 100%; }
}
@media (prefers-reduced-motion: no-preference) { .s, .chip span { transition: box-shadow 0.12s, background 0.12s; } }
@page { size: landscape; margin: 10mm; }
@media print {
  :root { --page: #ffffff; --card: #ffffff; --ink: #16203a; --muted: #5b6580; --line: #d5dae6; }
  html, body { height: auto; }
  body { display: block; background: none; font-size: 10px; }
  header { background: none; color: #16203a; padding: 0 0 6px; }
  main { overflow: visible; }
  #filters, .detail, .detail:target, .detail:has(:target), td.origin, th.origin { display: none; }
  h1 { font-size: 18px; } .legend, .families th, .code small { font-size: 9px; } .legend .s { width: 16px; height: 9px; }
  .legend .s { --fill: #5b6272; --tint: #eceef2; --deep: #3f4656; }
  thead, tbody th, th.corner, td.corner { position: static; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .group { break-after: avoid; }
  tbody th, tbody td { height: 19px; }
  tbody td { padding: 0 2px; font-size: 8.5px; }
  tbody th a { padding: 1px 10px 1px 0; min-width: 0; max-width: 340px; gap: 6px; }
  th.corner, .group th { padding-left: 0; }
  .group th { padding: 7px 0 2px; font-size: 10.5px; } .group th span { position: static; }
  .families th { padding: 2px; }
  .s.thrown { background: linear-gradient(225deg, var(--card) 4px, var(--fill) 4.5px); }
  .legend .s.thrown { background: linear-gradient(225deg, var(--card) 4px, var(--fill) 4.5px); }
  .s.error-handler { background: linear-gradient(225deg, var(--fill) 4px, var(--tint) 4.5px); }
  .method { width: 42px; font-size: 9px; } .path { font-size: 9.5px; }
  .code { width: 29px; padding: 2px 0; } .code .phrase { font-size: 8.5px; } .code b { font-size: 9.5px; }
  .s { min-width: 25px; line-height: 12px; padding: 0; border-radius: 3px; }
}
`;
