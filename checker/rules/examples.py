"""The examples that a rule carries: small plans, and what the rule must say of them."""

from __future__ import annotations

import textwrap
from typing import Any

from checker.model.form import FontUse, Form, MottoLine, Page, PageNumbers
from checker.model.location import point
from checker.model.outcome import Status
from checker.model.records import dataclass
from checker.resources import load_checked
from checker.rules.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One outcome that must come: ``at`` are words of the line where it is; the other fields are asked when given."""

    at: str
    status: Status = Status.FAILED
    line: int | None = None
    insert: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A plan's text (dedented), its parent's where that matters, and the outcomes other than passed that must come."""

    name: str
    plan: str
    parent: str | None
    expect: tuple[Expectation, ...]
    messy: bool
    stage: str
    profile: str | None
    format: str
    kind: str
    form: Form | None = None


def load_examples(rule: Rule) -> tuple[Example, ...]:
    """The examples in the rule's file; raises RuleError with file and line when they are not written as they must be."""
    data: Any = load_checked(rule.path, check=_check, keep=False).data
    return tuple(
        Example(
            name=part["name"],
            plan=textwrap.dedent(part["plan"]),
            parent=textwrap.dedent(part["parent"]) if "parent" in part else None,
            expect=tuple(Expectation(**{**e, "status": Status(e.get("status", "failed"))}) for e in part["expect"]),
            messy=part.get("messy", False),
            stage=part.get("stage", "submitted"),
            profile=part.get("profile"),
            format=part.get("format", "text"),
            kind=part.get("kind", "plan"),
            form=_form(part["form"]) if part.get("form") else None,
        )
        for part in data.get("examples") or ()
    )


_FORMS: dict[str, type[Any]] = {"pages": Page, "fonts": FontUse, "page_numbers": PageNumbers, "motto": MottoLine}


def _form(data: Any) -> Form:
    """The looks that an example names; all of them stand in its first line."""
    from checker.rules.schema import ExampleForm  # noqa: PLC0415 - brings pydantic

    # Checked when the file was read: here the defaults are filled in.
    whole = ExampleForm.model_validate(data).model_dump()
    start = point(1)
    return Form(
        **{part: tuple(made(**values, location=start) for values in whole[part]) for part, made in _FORMS.items()}
    )


def _check(path: Any, data: Any) -> None:
    from checker.rules.validation import check_examples  # noqa: PLC0415 - brings pydantic

    check_examples(path, data)
