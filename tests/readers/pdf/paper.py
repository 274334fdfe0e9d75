"""The smallest PDFs that show a point: words and lines put on pages by hand, in fonts that every reader has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.model.document import Document, Table
from checker.readers import read_bytes

WIDTH, HEIGHT = 595, 842


@dataclass
class Sheet:
    """One page; places are in points from its lower left corner."""

    turned: int = 0
    picture: bool = False
    drawn: list[str] = field(default_factory=list)

    def write(
        self, x: float, y: float, text: str, *, size: float = 12, bold: bool = False, mono: bool = False
    ) -> Sheet:
        font = "F2" if bold else "F3" if mono else "F1"
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.drawn.append(f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET")
        return self

    def rows(self, top: float, *lines: str, left: float = 70, pitch: float = 16) -> Sheet:
        for at, line in enumerate(lines):
            self.write(left, top - at * pitch, line)
        return self

    def raw(self, operators: str) -> Sheet:
        self.drawn.append(operators)
        return self

    def line(self, x1: float, y1: float, x2: float, y2: float) -> Sheet:
        self.drawn.append(f"{x1} {y1} m {x2} {y2} l S")
        return self

    def table(self, xs: Sequence[float], ys: Sequence[float], cells: Sequence[Sequence[str]]) -> Sheet:
        """A ruled table; ``ys`` run from the top down. A cell may hold several lines."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for row, y in zip(cells, ys, strict=False):
            for text, x in zip(row, xs, strict=False):
                for at, part in enumerate(text.split("\n") if text else []):
                    self.write(x + 3, y - 13 - 13 * at, part, size=11)
        return self


def paper(*sheets: Sheet) -> bytes:
    """The file."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for name in ("Helvetica", "Helvetica-Bold", "Courier")
    ]
    pages = []
    for sheet in sheets:
        content = "\n".join(sheet.drawn)
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
        fonts = "/F1 3 0 R /F2 4 0 R /F3 5 0 R"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {sheet.turned} "
            f"/Resources << /Font << {fonts} >> >> /Contents {len(objects)} 0 R >>"
        )
        pages.append(len(objects))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{page} 0 R' for page in pages)}] /Count {len(pages)} >>"
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010d} 00000 n \n".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def read(*sheets: Sheet) -> Document:
    return read_bytes(paper(*sheets), "ke-hoach.pdf")


def shown(document: Document) -> list[str | list[list[str]]]:
    """Paragraphs as strings, tables as rows of cells, the paragraphs of a cell parted by " / "."""
    return [
        [[" / ".join(p.text.value for p in cell.paragraphs) for cell in cells] for cells in block.rows]
        if isinstance(block, Table)
        else block.text.value
        for block in document.blocks
    ]
