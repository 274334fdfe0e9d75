"""The shape of a rule file, as pydantic models: for checking files that are new, and as JSON Schema for editors."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from checker.model.outcome import Severity
from checker.model.plan import Confidence, Kind, Level, Role
from checker.rules.build import ELEMENTS
from checker.rules.editor import choices, definitions, sources
from checker.rules.rule import PLACES

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Words = Annotated[str, Field(min_length=1)]


_ABOUT = {
    "id": "The name of the fault in kebab-case; also the file's name. Never used again for another rule.",
    "title": "The name of the fault, without a full stop.",
    "severity": "error: one of the five elements, or wrong in law; warning: a reviewer would send it back; info: advice.",
    "confidence": "How sure the rule's ground is; with unsure a failure is only ever cannot-tell.",
    "reason": "One sentence why the rule exists.",
    "group_by": "One outcome for each group of items that agree in these fields.",
    "message": "What is there and what is asked, in one sentence, with {placeholders}.",
    "words": "How tokens are said in messages.",
    "yields_to": "Rules that say the same fault more precisely.",
    "beside": "Rules that may speak at the same place of another fault.",
    "basis": "The act with its article, or practice named as such, and the day it was checked.",
    "examples": "Plans on which the rule speaks, and such on which it is silent. The last key of the file.",
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Bilingual(_Strict):
    """A text in both languages."""

    vi: Words
    en: Words


class AppliesTo(_Strict):
    """For whom a rule is; what is left out excludes nobody."""

    level: list[Level] = []
    not_level: list[Level] = []
    kind: list[Kind] = [Kind.PLAN]
    stage: list[Literal["draft", "submitted"]] = []
    profile: list[Name] = []


class Effective(_Strict):
    """The first and the last day of a requirement, both included, by the plan's own date."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    to: Day | None = None


class Related(_Strict):
    """Another place to show with a finding."""

    at: Words
    text: Bilingual


class YieldsTo(_Strict):
    """A rule that speaks more precisely."""

    rule: Name
    anywhere: bool = False


class Basis(_Strict):
    """What the rule rests on: an act, or practice named as such."""

    act: Words | None = None
    article: Words | Bilingual | None = None
    date: Day | None = None
    checked: Day
    url: Words | None = None
    practice: Bilingual | None = None
    note: Bilingual | None = None


class PlanText(_Strict):
    """A text for the plan itself, which is Vietnamese."""

    vi: Words


class Place(_Strict):
    """Where something belongs: one of the three, with one name or several of which the first that the plan has counts."""

    after: Words | list[Words] | None = None
    before: Words | list[Words] | None = None
    inside: Words | list[Words] | None = None


class Insert(Place):
    """Text to put in, and where."""

    shape: Literal["lines", "label", "section", "task"] = "lines"
    text: Words | PlanText


class Replace(_Strict):
    """Text to put in place of the item or of one of its fields."""

    field: Words | None = None
    text: Words | PlanText


class Fix(_Strict):
    """The remedy: an edit, or advice in words."""

    insert: Insert | None = None
    replace: Replace | None = None
    advice: Bilingual | None = None


class Expectation(_Strict):
    """One outcome that an example must give."""

    at: Words
    status: Literal["failed", "cannot-tell", "crashed"] = "failed"
    line: int | None = None
    insert: Words | None = None
    message: Words | None = None


class PageForm(_Strict):
    """A page of an office file, in millimetres."""

    width: int = 210
    height: int = 297
    top: int = 20
    bottom: int = 20
    left: int = 30
    right: int = 20


class FontForm(_Strict):
    """A font and the share of the letters set in it, in percent."""

    name: Words
    share: int


class PageNumbersForm(_Strict):
    """Where the pages' numbers stand, and whether the first page shows one."""

    place: Literal["top", "bottom", "none"]
    align: Literal["left", "center", "right"] | None = None
    first: bool = False


class MottoForm(_Strict):
    """The national title or the motto, its size in points."""

    role: Literal["title", "motto"]
    bold: bool = True
    capitals: bool = True
    size: int | None = None


class ExampleForm(_Strict):
    """How the pages of an example look, as if it were an office file; each of its parts may be left out."""

    pages: list[PageForm] = []
    fonts: list[FontForm] = []
    page_numbers: list[PageNumbersForm] = []
    motto: list[MottoForm] = []


class Example(_Strict):
    """A small plan and what the rule says of it."""

    name: Words
    plan: Words
    parent: Words | None = None
    expect: list[Expectation]
    messy: bool = False
    stage: Literal["draft", "submitted"] = "submitted"
    profile: Name | None = None
    format: Literal["text", "markdown"] = "text"
    kind: Kind = Kind.PLAN
    form: ExampleForm | None = None


class RuleFile(_Strict):
    """One rule of the checker: rules/<category>/<id>.yml."""

    id: Name
    title: Bilingual
    severity: Severity
    confidence: Confidence = Confidence.CERTAIN
    reason: Bilingual
    applies_to: AppliesTo = AppliesTo()
    effective: Effective = Effective()
    given: Words | None = None
    group_by: list[Words] = []
    when: JsonValue = None
    needs: list[Words] = []
    require: JsonValue
    message: Bilingual
    expected: Bilingual | None = None
    related: list[Related] = []
    words: dict[str, Bilingual] = {}
    yields_to: list[Name | YieldsTo] = []
    beside: list[Name] = []
    place: Place | None = None
    basis: Annotated[list[Basis], Field(min_length=1)]
    fix: Fix = Fix()
    examples: list[Example] = []


def rule_schema() -> dict[str, Any]:
    """The JSON Schema of a rule file: fields by what is given, words by the kind of field, named checks, places, elements."""
    schema = RuleFile.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$defs"] |= definitions()
    properties = schema["properties"]
    properties["require"] = {"description": "What must hold, in order; the first clause that fails is told."}
    properties["when"] = {"description": "Which items are asked about: those of which this holds."}
    properties["given"] = {"enum": sources(), "description": "Which items, one outcome each; absent: the plan."}
    properties["needs"]["items"] = {"enum": list(ELEMENTS)}
    roles = [str(role) for role in Role]
    for name in ("Place", "Insert"):
        for key, known in (("after", [*PLACES, *roles]), ("before", [*PLACES, *roles]), ("inside", roles)):
            one = {"enum": known}
            schema["$defs"][name]["properties"][key] = {"anyOf": [one, {"type": "array", "items": one}]}
    for key, text in _ABOUT.items():
        properties[key].setdefault("description", text)
    schema["allOf"] = choices()
    return schema
