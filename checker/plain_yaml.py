"""YAML as plain data, read with the C loader, without the surprises of the language, and with the line of every fault."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import RuleError

if TYPE_CHECKING:
    import yaml


def read(path: Path) -> str:
    """The text of a YAML file. Raises RuleError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RuleError(f"cannot be read ({error.strerror})", file=str(path)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise RuleError("is not UTF-8 text", file=str(path), line=line, mend="save the file as UTF-8") from error


def above(path: Path, text: str, key: str) -> str:
    """The text that stands above the top-level ``key``, which must be the last. Raises RuleError."""
    found = re.search(rf"(?m)^{re.escape(key)}[ \t]*:", text)
    if found is None:
        return text
    # Text at the margin below it would be another key, which nobody would read.
    late = re.compile(r"(?m)^[^\s#\-][^\n]*").search(text, text.find("\n", found.end()) + 1 or len(text))
    if late is not None:
        raise RuleError(
            f"'{late.group().split(':')[0]}' stands below '{key}', which must be the last key",
            file=str(path), line=text.count("\n", 0, late.start()) + 1, mend=f"move '{key}:' to the end of the file",
        )  # fmt: skip
    return text[: found.start()]


def parse(path: Path, text: str) -> Any:
    """The data of a YAML text: text, numbers, true, false, lists, mappings with text keys. Raises RuleError with the line."""
    import yaml  # noqa: PLC0415 - a warm start does without

    try:
        loader = _loader()(text)
        try:
            node = loader.get_single_node()
            data = None if node is None else _plain(loader, node, path)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        # A text that ends too early is found wrong below its last line.
        line = min(mark.line + 1, len(text.splitlines())) if mark else None
        raise RuleError(
            f"is not valid YAML: {error.problem or error.context}",
            file=str(path), line=line, mend="quote text that holds ':' or '#'; indent with spaces",
        ) from error  # fmt: skip
    except yaml.YAMLError as error:
        raise RuleError(f"is not valid YAML: {error}", file=str(path)) from error
    except RecursionError as error:
        raise RuleError("is nested too deeply", file=str(path)) from error
    return data


def _plain(loader: yaml.CSafeLoader, node: yaml.Node, path: Path) -> Any:
    """The node as data; mappings keep text keys, and a key that stands twice is an error instead of a silent choice."""
    import yaml  # noqa: PLC0415 - as above

    if isinstance(node, yaml.MappingNode):
        own: set[str] = set()
        for name, _ in node.value:
            if not isinstance(name, yaml.ScalarNode):
                raise RuleError("a key must be a plain word", file=str(path), line=name.start_mark.line + 1)
            if name.value in own:
                raise RuleError(f"'{name.value}' stands twice", file=str(path), line=name.start_mark.line + 1)
            own.add(name.value)
        loader.flatten_mapping(node)
        return {name.value: _plain(loader, value, path) for name, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, value, path) for value in node.value]
    return loader.construct_object(node)


@functools.cache
def _loader() -> type[yaml.CSafeLoader]:
    """The C loader that reads only true, false, null and plain decimal numbers as such.

    YAML 1.1 would make dates of '2025-03-12', 88 of '0130' and true of 'on': all of these are text here.
    """
    import yaml  # noqa: PLC0415 - as above

    class PlainLoader(yaml.CSafeLoader):
        """A safe loader without the surprises."""

        yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the name is PyYAML's

    for tag, pattern, first in _resolvers():
        PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
    return PlainLoader


def _resolvers() -> Iterator[tuple[str, str, list[str]]]:
    yield "bool", r"^(?:true|false)$", list("tf")
    yield "null", r"^(?:null|~|)$", ["n", "~", ""]
    yield "int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")
    yield "float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")
    yield "merge", r"^<<$", ["<"]


def yaml_line(path: Path, keys: tuple[str | int, ...]) -> int | None:
    """The line (1-based) of the entry that ``keys`` lead to, or of the nearest one above it that exists."""
    import yaml  # noqa: PLC0415 - only needed to say where a fault stands

    try:
        node = yaml.compose(read(path), Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return None
    line: int | None = None
    for key in keys:
        child = None
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                if name.value == str(key):
                    line, child = name.start_mark.line + 1, value
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            child = node.value[key]
            line = child.start_mark.line + 1
        if child is None:
            break
        node = child
    return line
