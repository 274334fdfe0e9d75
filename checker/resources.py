"""Rules and vocabulary as data: where they lie, and how they are read quickly.

YAML is read with the C loader and kept as plain data (text, numbers, true and false, lists, mappings with text keys).
What was read is cached in the user's cache folder, one file for each tree of YAML, so that a warm start reads one
file and imports no YAML library. The cache is never needed: a damaged, foreign or unwritable one only costs time.
"""

from __future__ import annotations

import atexit
import binascii
import contextlib
import functools
import hashlib
import marshal
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker import __version__
from checker.errors import RuleError

if TYPE_CHECKING:
    import yaml

NO_CACHE = "CHECKER_NO_CACHE"
"""The environment variable that switches the cache off when it is set and not empty."""

RULE_GROUP = "checker.rules"
"""The entry point group by which installed packages bring rules."""

_FORMAT = 1
_PLAIN = b"checker\0"
_switch = {"off": False}


class Loaded(NamedTuple):
    """The ``data`` of one YAML file and a ``digest`` (hex) of the text it was read from."""

    data: Any
    digest: str


class _Bundle:
    """All that is cached for one tree of YAML files; ``entries`` by relative path and the key at which reading ended.

    ``passing`` entries are for this process only.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.entries: dict[str, list[Any]] = {}
        self.passing: dict[str, list[Any]] = {}
        self.changed = False


@functools.cache
def rules_root() -> Path:
    """The folder of rules, profiles and vocabulary: inside an installed package, else the checkout's ``rules/``."""
    package = Path(__file__).resolve().parent
    bundled = package / "_bundled" / "rules"
    checkout = package.parent / "rules"
    # An editable install may hold a stale copy: beside a checkout, the checkout is what its author edits.
    if (package.parent / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    if bundled.is_dir():
        return bundled
    raise RuleError("the rules that belong to the program are missing", file=str(bundled), mend="install it again")


def cache_folder() -> Path | None:
    """Where the user's caches belong on this platform, or None when the cache is off or there is no home."""
    if _switch["off"] or os.environ.get(NO_CACHE):
        return None
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:
        return None
    return base / "checker"


def switch_cache(*, on: bool) -> None:
    """Use the cache of parsed YAML or not, for this process; what was read before is read again."""
    save_cache()
    _switch["off"] = not on
    _bundle.cache_clear()


def brings_entry_points(group: str) -> bool:
    """Whether a package on the path has entry points of the group: a quick look, as most people have none."""
    marker = f"[{group}]".encode()
    for place in sys.path:
        try:
            with os.scandir(place or ".") as entries:
                found = [entry.path for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
        for folder in found:
            try:
                with open(f"{folder}/entry_points.txt", "rb") as file:  # noqa: PTH123 - Path costs more than the reading
                    if marker in file.read():
                        return True
            except OSError:
                continue
    return False


def load_yaml(path: Path, *, until: str | None = None) -> object:
    """The data of a YAML file; with ``until`` only what stands above that top-level key.

    Raises RuleError with file and line when the file cannot be read. The data are shared: do not change them.
    """
    return load_checked(path, until=until).data


def load_checked(
    path: Path, *, until: str | None = None, check: Callable[[Path, Any], None] | None = None, stamp: str = "",
    keep: bool = True,
) -> Loaded:  # fmt: skip
    """As ``load_yaml``, with the digest of the text; freshly read data must pass ``check`` to be kept.

    ``keep`` False keeps them for this process only: what authors of rules read would make every start slower.
    ``stamp`` stands for the state of ``check``: data that passed under another stamp are read and checked again.
    """
    try:
        stat = path.stat()
    except OSError as error:
        raise RuleError(f"cannot be read ({error.strerror})", file=str(path)) from error
    path = path.absolute()
    bundle = _bundle(_tree_of(path))
    key = f"{str(path)[len(str(bundle.root)) + 1 :]}|{until or ''}"
    seen = [stat.st_mtime_ns, stat.st_size, stamp]
    entry = bundle.entries.get(key) or bundle.passing.get(key)
    if entry is not None and entry[:3] == seen:
        return Loaded(entry[4], entry[3])
    text = _read(path)
    if until is not None:
        text = _above(path, text, until)
    data = _parse(path, text)
    if check is not None:
        check(path, data)
    loaded = Loaded(data, hashlib.sha256(text.encode()).hexdigest())
    (bundle.entries if keep else bundle.passing)[key] = [*seen, loaded.digest, loaded.data]
    if not keep:
        return loaded
    if not bundle.changed and cache_folder() is not None:
        bundle.changed = True
        _save_at_exit()
    return loaded


def yaml_line(path: Path, keys: tuple[str | int, ...]) -> int | None:
    """The line (1-based) of the entry that ``keys`` lead to, or of the nearest one above it that exists."""
    import yaml  # noqa: PLC0415 - only needed to say where a fault stands

    try:
        node = yaml.compose(_read(path), Loader=yaml.CSafeLoader)
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


def save_cache() -> None:
    """Write what was read anew to the user's cache folder; called when the program ends."""
    for bundle in list(_bundles.values()):
        if bundle.changed:
            bundle.changed = False
            _write(bundle)


_bundles: dict[Path, _Bundle] = {}


@functools.cache
def _bundle(root: Path) -> _Bundle:
    bundle = _Bundle(root)
    _bundles[root] = bundle
    folder = cache_folder()
    if folder is not None:
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            stored = read_plain(_cache_file(folder, root))
            if stored["root"] == str(root) and stored["version"] == _version():
                entries = stored["entries"]
                if isinstance(entries, dict) and all(isinstance(e, list) and len(e) == 5 for e in entries.values()):
                    bundle.entries = entries
    return bundle


def plain_bytes(data: Any) -> bytes:
    """Plain data (text, numbers, lists, mappings) for a file in the cache: three times as quick to read as JSON."""
    packed = marshal.dumps(data)
    return _PLAIN + binascii.crc32(packed).to_bytes(4, "big") + packed


def read_plain(path: Path) -> Any:
    """The data of a file of ``plain_bytes``. Raises OSError or ValueError; what is damaged or foreign is not looked into."""
    stored = path.read_bytes()
    packed = stored[len(_PLAIN) + 4 :]
    if not stored.startswith(_PLAIN + binascii.crc32(packed).to_bytes(4, "big")):
        raise ValueError("not what this program wrote")
    try:
        return marshal.loads(packed)  # noqa: S302 - plain data of the user's own cache, unchanged since it was written
    except (EOFError, TypeError) as error:
        raise ValueError(f"not what this program wrote: {error}") from error


@functools.cache
def _save_at_exit() -> None:
    atexit.register(save_cache)


def _write(bundle: _Bundle) -> None:
    folder = cache_folder()
    if folder is None:
        return
    entries = {k: v for k, v in bundle.entries.items() if (bundle.root / k.split("|", 1)[0]).is_file()}
    stored = {"root": str(bundle.root), "version": _version(), "entries": entries}
    import tempfile  # noqa: PLC0415 - only a run that found something new writes

    with contextlib.suppress(OSError, ValueError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(plain_bytes(stored))
            Path(name).replace(_cache_file(folder, bundle.root))
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _version() -> str:
    return f"{__version__}/{_FORMAT}/{sys.version_info[:3]}"


def _cache_file(folder: Path, root: Path) -> Path:
    return folder / f"yaml-{hashlib.sha256(str(root).encode()).hexdigest()[:16]}.bin"


def _tree_of(path: Path) -> Path:
    root = rules_root()
    return root if root in path.parents else path.parent


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RuleError(f"cannot be read ({error.strerror})", file=str(path)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise RuleError("is not UTF-8 text", file=str(path), line=line, mend="save the file as UTF-8") from error


def _above(path: Path, text: str, key: str) -> str:
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


def _parse(path: Path, text: str) -> Any:
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
