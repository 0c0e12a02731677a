/** The look of the pages. Colours have a contrast of 4.5 or more to what is behind them, in light and in dark. */
export const kassaCss = `:root {
  color-scheme: light dark;
  --paper: #ffffff; --ground: #f4f5f7; --ink: #1a1d21; --faint: #565d66; --line: #d5d9de;
  --accent: #0b57d0; --on-accent: #ffffff; --good: #0a6b31; --good-ground: #e6f4ea; --bad: #a3161d; --bad-ground: #fdecec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1d2024; --ground: #131518; --ink: #eceef0; --faint: #adb4bd; --line: #3a4048;
    --accent: #a8c7fa; --on-accent: #062e6f; --good: #8fdcaa; --good-ground: #12301e; --bad: #ffb4ab; --bad-ground: #43181a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header, main { max-width: 44rem; margin: 0 auto; padding: 0 1rem; }
main { padding-bottom: 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0; }
h2 { font-size: 1.15rem; margin: 0 0 .75rem; }
p { margin: 0 0 .75rem; }
a { color: var(--accent); }
section, .notice { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem; margin: 0 0 1rem; }
.notice { border-left: .3rem solid var(--faint); }
.good { border-left-color: var(--good); background: var(--good-ground); color: var(--good); }
.bad { border-left-color: var(--bad); background: var(--bad-ground); color: var(--bad); }
.notice p:last-child { margin: 0; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem; }
.languages { display: flex; gap: 1rem; justify-content: flex-end; list-style: none; margin: 0; padding: .75rem 0 0; font-size: .9rem; }
[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; margin: 0 0 1rem; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .5rem .45rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--faint); font-weight: 500; font-size: .9rem; }
tfoot th { font-weight: 500; }
.amount { text-align: right; white-space: nowrap; padding-right: 0; }
.tight { white-space: nowrap; }
@media (max-width: 30rem) {
  .stacked thead { position: absolute; left: -100rem; }
  .stacked tr { display: grid; grid-template-columns: 1fr max-content; gap: 0 1rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  .stacked td { border: 0; padding: 0; }
  .stacked td:nth-child(2), .stacked td:nth-child(3) { grid-row: 2; color: var(--faint); font-size: .9rem; }
  .stacked td:nth-child(3) { text-align: right; }
}
.strong, .strong th { font-weight: 700; }
small { color: var(--faint); display: block; }
fieldset { border: 0; padding: 0; margin: 0 0 1rem; }
legend { font-weight: 600; padding: 0; margin-bottom: .5rem; }
.choice { display: flex; gap: .6rem; align-items: flex-start; border: 1px solid var(--line); border-radius: .5rem; padding: .7rem; margin-bottom: .5rem; }
.choice:has(:checked) { border-color: var(--accent); }
.choice input { margin-top: .35rem; }
label.field { display: block; margin-bottom: 1rem; }
textarea { display: block; width: 100%; margin-top: .3rem; padding: .5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--faint); border-radius: .4rem; }
button, .button { display: inline-block; font: inherit; font-weight: 600; text-decoration: none; border: 1px solid var(--accent); border-radius: .5rem; padding: .55rem 1rem; background: var(--accent); color: var(--on-accent); cursor: pointer; }
.quiet { background: transparent; color: var(--accent); }
.danger { background: transparent; color: var(--bad); border-color: var(--bad); }
:focus-visible { outline: .2rem solid var(--accent); outline-offset: .15rem; }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
.list { list-style: none; margin: 0; padding: 0; }
.list > li { position: relative; display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; justify-content: space-between; padding: .7rem 0; border-top: 1px solid var(--line); }
.list > li:first-child { border-top: 0; }
details[open] form { position: absolute; right: 0; top: 100%; z-index: 1; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem; }
details button { white-space: nowrap; }
summary { color: var(--bad); cursor: pointer; padding: .3rem; }
`;
