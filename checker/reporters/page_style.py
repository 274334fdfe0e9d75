"""The look of HTML pages: light, dark and print, with fonts that every system has."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --dim: #6a6a6a; --line: #ddd;
  --head: #5b4a00; --cite: #00539b; --outline: #333; --task: #7a2e8e; --duty: #8a3b12; --report: #00665c;
  --money: #3d6b00; --end: #555; --blank: #9a5b00; --residue: #1d4ed8; --wash: #fff3c4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #16181c; --dim: #9a9a9a; --line: #33363c;
  --head: #e0c65c; --cite: #7cb8f2; --outline: #cfcfcf; --task: #d7a0e6; --duty: #f0a57c; --report: #5fd0c2;
  --money: #a9d36a; --end: #b0b0b0; --blank: #f2b65a; --residue: #93b4ff; --wash: #3b3413; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Arial, sans-serif; }
main { max-width: 90rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.25rem; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
.facts { margin: .1rem 0; color: var(--dim); }
.skipped { font-weight: 600; color: var(--residue); }
a { color: inherit; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin: .75rem 0; padding: 0; font-size: .85rem; }
table.page { width: 100%; border-collapse: collapse; table-layout: fixed; margin: .5rem 0 1rem; }
table.page thead th { text-align: left; font-size: .8rem; color: var(--dim); font-weight: 600;
  border-bottom: 1px solid var(--line); }
table.page th:first-child { width: 3.5rem; text-align: right; padding-right: .75rem; }
table.page th:last-child { width: 34%; }
tbody th { font: .8rem/1.9 ui-monospace, Consolas, monospace; color: var(--dim); vertical-align: top; }
tbody th a { text-decoration: none; }
td { vertical-align: top; padding: .05rem .5rem; }
td.text { white-space: pre-wrap; overflow-wrap: anywhere; font-family: "Times New Roman", Tinos, serif; font-size: 1.05rem; }
td.side { font-size: .85rem; border-left: 1px solid var(--line); overflow-wrap: anywhere; }
tr:target { background: var(--wash); }
tr.strong td.text { font-weight: 700; }
tr.copy td, tr.furniture td { opacity: .55; }
tr.unread td.text { border-left: 3px dotted var(--blank); }
td.text span { border-bottom: 1px solid currentColor; }
td.text span.blank { border-bottom-style: dashed; }
mark { background: var(--wash); color: inherit; border-bottom: 2px dotted var(--residue); }
mark::before { content: "\\2039"; } mark::after { content: "\\203A"; }
.note { display: block; } .legend .note { display: inline; }
.note small { color: var(--dim); } .quiet, .goes-on { color: var(--dim); } .nothing { color: var(--blank); }
.head { color: var(--head); } .cite { color: var(--cite); } .outline { color: var(--outline); }
.task { color: var(--task); } .duty { color: var(--duty); } .report { color: var(--report); }
.money { color: var(--money); } .end { color: var(--end); } .blank { color: var(--blank); }
.residue { color: var(--residue); font-weight: 600; } .furnishing { color: var(--dim); }
.note.quiet { color: var(--dim); }
@media (max-width: 45rem) { table.page th:last-child { width: 40%; } table.page th:first-child { width: 2.5rem; } }
@media print { body { font-size: 10pt; } main { max-width: none; padding: 0; } tr { break-inside: avoid; }
  thead { display: table-header-group; } section { break-after: page; } a { text-decoration: none; } }
"""
"""A style sheet; ``mark`` stands for residue, whose quotes ‹ › do without colour."""
