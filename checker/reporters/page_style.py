"""The look of HTML pages: light, dark and print, with fonts that every system has.

Each page takes ``BASE`` and adds what only it shows; its class names for verdicts are those of ``elements.SIGNS``.
"""

from __future__ import annotations

BASE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --dim: #5f5f5f; --line: #ddd; --wash: #fff3c4;
  --good: #1a6e2e; --warning: #8a5a00; --error: #b3261e; --unsure: #1d4ed8; --gone: #fdeceb; --new: #e6f4e8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #16181c; --dim: #a3a3a3; --line: #33363c;
  --wash: #3b3413; --good: #7fd18f; --warning: #f2b65a; --error: #ff8a80; --unsure: #93b4ff; --gone: #3a1f1e;
  --new: #17301d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Arial, sans-serif; }
main { max-width: 90rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.25rem; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
a { color: inherit; }
.facts { margin: .1rem 0; color: var(--dim); }
.good { color: var(--good); } .warning { color: var(--warning); } .error { color: var(--error); }
.unsure { color: var(--unsure); } .dim, .waived { color: var(--dim); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.wide { overflow-x: auto; } .wide:focus-visible { outline: 2px solid var(--unsure); }
table.grid { border-collapse: collapse; }
.grid caption { text-align: left; color: var(--dim); padding: .25rem 0; }
.grid th, .grid td { text-align: left; vertical-align: top; padding: .25rem .6rem; border-bottom: 1px solid var(--line); }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --dim: #444; --line: #bbb; --wash: #fff3c4;
    --good: #1a6e2e; --warning: #8a5a00; --error: #b3261e; --unsure: #1d4ed8; --gone: #fdeceb; --new: #e6f4e8; }
  body { font-size: 10pt; } main { max-width: none; padding: 0; } tr { break-inside: avoid; } .wide { overflow: visible; }
  thead { display: table-header-group; } a { text-decoration: none; } h1, h2, h3 { break-after: avoid; } }
"""
"""What every page shares; screen readers hear what is ``unseen``."""

NO_NETWORK = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The content security policy of a page: no script, no picture, font or style from anywhere else."""
