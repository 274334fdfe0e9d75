"""The part of SARIF 2.1.0 that the report uses (OASIS, Static Analysis Results Interchange Format, 27 March 2020).

Numbers of sections in comments are those of the standard. What is None is left out, as the standard's schema demands.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer
from pydantic.alias_generators import to_camel

Level = Literal["none", "note", "warning", "error"]
Kind = Literal["fail", "pass", "review", "notApplicable"]


class Sarif(BaseModel):
    """The base of all objects."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, alias_generator=to_camel, populate_by_name=True)

    @model_serializer(mode="wrap")
    def _without_nothing(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {key: value for key, value in handler(self).items() if value is not None}


class Message(Sarif):
    """Text for people."""

    text: str


class HelpMessage(Message):
    """Text, and the same as Markdown."""

    markdown: str


class ArtifactLocation(Sarif):
    """A file; ``uri_base_id`` names the folder from which ``uri`` starts."""

    uri: str | None = None
    uri_base_id: str | None = None
    description: Message | None = None


class Region(Sarif):
    """A range; columns are 1-based code points, the end is exclusive (3.30)."""

    start_line: int = Field(ge=1)
    start_column: int = Field(ge=1)
    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)


class PhysicalLocation(Sarif):
    """A file and a range in it."""

    artifact_location: ArtifactLocation
    region: Region | None = None


class LogicalLocation(Sarif):
    """A place by its name: the section of the plan."""

    fully_qualified_name: str
    kind: str = "section"


class Location(Sarif):
    """A place; ``id`` numbers related places."""

    id: int | None = None
    physical_location: PhysicalLocation
    logical_locations: tuple[LogicalLocation, ...] | None = None
    message: Message | None = None


class ArtifactContent(Sarif):
    """Text to put in."""

    text: str


class Replacement(Sarif):
    """What goes, and what comes in its place."""

    deleted_region: Region
    inserted_content: ArtifactContent


class ArtifactChange(Sarif):
    """All replacements in one file."""

    artifact_location: ArtifactLocation
    replacements: tuple[Replacement, ...]


class Fix(Sarif):
    """One remedy."""

    description: Message
    artifact_changes: tuple[ArtifactChange, ...]


class Suppression(Sarif):
    """A waiver (3.35)."""

    kind: Literal["external"] = "external"
    status: Literal["accepted"] = "accepted"
    justification: str
    properties: dict[str, str] | None = None


class Result(Sarif):
    """One outcome. ``suppressions`` and ``baseline_state`` stand in all results of a run or in none (3.27.23, 3.27.24)."""

    rule_id: str
    rule_index: int | None = None
    kind: Kind
    level: Level
    message: Message
    locations: tuple[Location, ...]
    related_locations: tuple[Location, ...] | None = None
    partial_fingerprints: dict[str, str] | None = None
    fixes: tuple[Fix, ...] | None = None
    suppressions: tuple[Suppression, ...] = ()
    baseline_state: Literal["new", "unchanged", "absent"] | None = None
    properties: dict[str, Any]


class ReportingConfiguration(Sarif):
    """How grave a rule's findings are, where the result does not say it."""

    level: Level


class ReportingDescriptor(Sarif):
    """A rule, or a kind of notification."""

    id: str
    short_description: Message | None = None
    full_description: Message | None = None
    help: HelpMessage | None = None
    default_configuration: ReportingConfiguration | None = None
    properties: dict[str, Any] | None = None


class DescriptorReference(Sarif):
    """A rule by its id."""

    id: str


class Notification(Sarif):
    """An input that could not be read, or a rule that broke (3.58)."""

    descriptor: DescriptorReference | None = None
    associated_rule: DescriptorReference | None = None
    level: Level = "error"
    message: Message
    locations: tuple[Location, ...] | None = None


class Invocation(Sarif):
    """The run."""

    execution_successful: bool
    tool_execution_notifications: tuple[Notification, ...] = ()


class Driver(Sarif):
    """The program and its rules."""

    name: str
    version: str
    rules: tuple[ReportingDescriptor, ...]
    properties: dict[str, Any]


class Tool(Sarif):
    """The program."""

    driver: Driver


class Run(Sarif):
    """One run of the program."""

    tool: Tool
    invocations: tuple[Invocation, ...]
    language: str
    column_kind: Literal["unicodeCodePoints"] = "unicodeCodePoints"
    original_uri_base_ids: dict[str, ArtifactLocation]
    results: tuple[Result, ...] = ()


class Log(Sarif):
    """The whole file."""

    schema_: str = Field(serialization_alias="$schema")
    version: Literal["2.1.0"] = "2.1.0"
    runs: tuple[Run, ...]
