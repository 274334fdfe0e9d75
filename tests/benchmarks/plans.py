"""Files to measure with: written plans of about a given size."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.writer import PLAIN, Layout, invent, random_layout, write
from tests.writer.layout import HeaderForm, Markup, TaskForm, replaced


def write_folder(folder: Path, count: int, size: int) -> Path:
    """``count`` plans of about ``size`` bytes in layouts of all sorts, always the same ones."""
    folder.mkdir(exist_ok=True)
    for seed in range(count):
        random = Random(seed)
        layout = random_layout(random)
        suffix = "md" if layout.markup is Markup.MARKDOWN else "txt"
        (folder / f"plan-{seed:04d}.{suffix}").write_bytes(of_size(seed, layout, size))
    return folder


def of_size(seed: int, layout: Layout, size: int) -> bytes:
    """A plan of about ``size`` bytes: as many tasks as it takes."""
    few, more = (len(write(invent(Random(seed), size=n), layout).encode()) for n in (4, 24))
    tasks = max(2, 4 + round((size - few) / max(1, (more - few) / 20)))
    return write(invent(Random(seed), size=tasks), layout).encode()


GROWING = {
    "label lines": PLAIN,
    "tab table in the annex": replaced(PLAIN, {"tasks": TaskForm.TABS, "in_annex": True}),
    "bars between cells": replaced(
        PLAIN, {"tasks": TaskForm.BARS, "header": HeaderForm.CELLS, "markup": Markup.MARKDOWN}
    ),
    "sentences": replaced(PLAIN, {"tasks": TaskForm.SENTENCE}),
}
