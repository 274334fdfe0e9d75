"""The engine: plans held against rules, one by one and in many."""

from checker.engine.audit import AuditOptions, audit
from checker.engine.edits import apply_edits
from checker.engine.examples import ExampleResult, read_example, run_example, run_examples
from checker.engine.inputs import find_inputs
from checker.engine.reading import read_plan
from checker.engine.runs import examine, read_under, run

__all__ = [
    "AuditOptions",
    "ExampleResult",
    "apply_edits",
    "audit",
    "examine",
    "find_inputs",
    "read_example",
    "read_plan",
    "read_under",
    "run",
    "run_example",
    "run_examples",
]
