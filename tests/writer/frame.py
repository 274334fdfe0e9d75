"""The parts of a page that stand in two cells: letterhead, and recipients beside the signature; and the title."""

from __future__ import annotations

import textwrap
from dataclasses import replace

from tests.writer.arrange import bracket_act, cited_bases, number_text
from tests.writer.layout import ClosingForm, HeaderForm, Layout, Markup, NumberForm, SignatureForm, TitleForm
from tests.writer.phrases import cite, lower_first
from tests.writer.spec import PlanSpec, Slip

_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_COLUMN = 44


def header_lines(spec: PlanSpec, layout: Layout) -> list[str]:
    """The letterhead."""
    body = spec.body
    name = body.name.upper()
    committee = name.startswith("UBND ")
    issuer = ["ỦY BAN NHÂN DÂN", name.removeprefix("UBND ")] if committee else [body.superior.upper(), name]
    number = number_text(spec, layout)
    own = f"Số:\n{number}" if layout.number is NumberForm.TWO_LINES else f"Số: {number}"
    motto_lines: tuple[str, ...] = () if spec.slip is Slip.NO_MOTTO else _MOTTO
    day = (
        f"{spec.issued:%d} tháng {spec.issued:%m} năm {spec.issued.year}"
        if spec.issued
        else f"    tháng     năm {spec.year}"
    )
    date = f"{body.place}, ngày {day}"
    beside = [*(motto_lines or ("", "")), date]
    match layout.header:
        case HeaderForm.NONE:
            return []
        case HeaderForm.SPACES | HeaderForm.TAB:
            return columns([*issuer, own], beside, "\t" if layout.header is HeaderForm.TAB else None)
        case HeaderForm.BAR:
            right = [*motto_lines, date]
            return [*issuer, f"{own} | {right[0]}", *right[1:]]
        case HeaderForm.PIPES:
            rows = list(zip([*issuer, own], beside, strict=True))
            lines = [f"| {left} |     | {_strong(right, layout) if right else ''} |" for left, right in rows]
            return [lines[0], "|---|---|---|", *lines[1:]]
        case HeaderForm.CELLS | HeaderForm.BROKEN:
            top = [_strong(line, layout) for line in issuer]
            motto = [_strong(line, layout) for line in motto_lines[:1]] + list(motto_lines[1:])
            if layout.header is HeaderForm.BROKEN:
                top = [*_broken(issuer[0], layout), *issuer[1:], "-------"]
                motto = [*_broken(_MOTTO[0], layout), _MOTTO[1], "---------------"] if motto else []
                date = date.replace(", ngày", ",\nngày")
            return ["|", *top, "|", *motto, "|", "|", *own.split("\n"), "|", *_slanted(date, layout).split("\n"), "|"]
        case _:
            gap = [""] if layout.markup is Markup.MARKDOWN else []
            return [*_parted([*issuer, *own.split("\n")], gap), "", *_parted([*motto_lines, date], gap)]


def title_lines(spec: PlanSpec, layout: Layout) -> list[str]:
    """KẾ HOẠCH and the title below it."""
    lines = [spec.title]
    if layout.title is not TitleForm.SENTENCE:
        lines = textwrap.wrap(spec.title, 40)
    if layout.title is TitleForm.CAPITALS_LINES:
        lines = [line.upper() for line in lines]
    bracket = []
    if layout.title is TitleForm.BRACKET:
        bracket = [f"(Ban hành kèm theo {cite(replace(bracket_act(spec), subject=''), 0)})"]
    if layout.by_decision:
        date = f"{spec.issued:%d/%m/%Y}" if spec.issued else f"   /   /{spec.year}"
        bracket = [f"(Kèm theo Quyết định số {number_text(spec, layout)} ngày {date} của {spec.body.name})"]
    if layout.markup is Markup.TEXT:
        return ["KẾ HOẠCH", *lines, *bracket]
    strong = [f"**{line}**" if layout.wording % 2 else line for line in lines]
    return ["**KẾ HOẠCH**", "", *strong, *(["", f"*{bracket[0]}*"] if bracket else [])]


def decision_lines(spec: PlanSpec, layout: Layout) -> list[str]:
    """The decision that carries the plan, from its title to its last article."""
    body = spec.body
    lines = [
        "QUYẾT ĐỊNH",
        f"Về việc ban hành Kế hoạch {lower_first(spec.topic)} năm {spec.year}",
        f"{body.head} {body.name.upper()}",
        *(f"Căn cứ {cite(act, layout.wording)};" for act in cited_bases(spec, layout)),
        f"Theo đề nghị của {body.office}.",
        "QUYẾT ĐỊNH:",
        f"Điều 1. Ban hành kèm theo Quyết định này Kế hoạch {lower_first(spec.topic)} năm {spec.year}.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        f"Điều 3. {body.office} và các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.",
    ]
    return _parted(lines, [""] if layout.markup is Markup.MARKDOWN else [])


def closing_lines(spec: PlanSpec, layout: Layout) -> list[str]:
    """Recipients and signature."""
    recipients = []
    if spec.recipients:
        bullets = [f"- {line}{';' if n < len(spec.recipients) else '.'}" for n, line in enumerate(spec.recipients, 1)]
        if layout.wording == 3:
            bullets[1] = bullets[1].rstrip(";")
        if layout.wording == 5 and layout.markup is Markup.MARKDOWN:
            bullets[1] = bullets[1].replace("-", "*-*", 1)
        recipients = ["Nơi nhận:", *bullets]
    posts, name = signature_posts(spec, layout), spec.signature.name if spec.signature else None
    signed = [*posts, name] if name else posts
    match layout.closing if recipients and signed else ClosingForm.STACKED:
        case ClosingForm.COLUMNS:
            return columns(recipients, [*posts, "", "", name or ""], None)
        case ClosingForm.BAR:
            return [*recipients[:-1], f"{recipients[-1]} | {posts[0]}", *posts[1:], "", "", name or ""]
        case ClosingForm.CELLS:
            return ["|", *recipients, "|", *(_strong(line, layout) for line in signed), "|"]
        case ClosingForm.PIPES:
            left, right = "<br>".join(recipients), "<br>".join(_strong(line, layout) for line in signed)
            return [f"| {left} |   | {right} |", "|---|---|---|"]
        case ClosingForm.HTML:
            cells = [
                "".join(f"<p>{line}</p>\n" for line in recipients).rstrip(),
                "",
                "".join(f"<p><strong>{line}</strong></p>\n" for line in signed).rstrip(),
            ]
            rows = [f"<th>{cell}</th>" for cell in cells]
            return [
                "<table>",
                "<thead>",
                '<tr class="header">',
                *rows,
                "</tr>",
                "</thead>",
                "<tbody>",
                "</tbody>",
                "</table>",
            ]
        case ClosingForm.SIGNATURE_FIRST:
            return _stacked([[_strong(line, layout) for line in signed], recipients], layout)
        case _:
            return _stacked([recipients, [part for line in signed for part in _signed(line, layout)]], layout)


def signature_posts(spec: PlanSpec, layout: Layout) -> list[str]:
    """The lines of capacity and post above the name."""
    if spec.signature is None:
        return []
    body = spec.body
    top = [f"TM. {body.assembly}"] if body.assembly and layout.signature is not SignatureForm.NO_ASSEMBLY else []
    acting = [] if spec.slip is Slip.NO_CAPACITY else [f"KT. {body.head}"]
    if spec.slip is Slip.HEAD_FOR_HEAD:
        return [*top, *acting, body.head]
    return [*top, *acting, body.deputy] if spec.signature.by_deputy else [*top, body.head]


def columns(left: list[str], right: list[str], between: str | None) -> list[str]:
    """Two columns side by side, set with spaces or with what stands ``between``."""
    lines = []
    for n in range(max(len(left), len(right))):
        one = left[n] if n < len(left) else ""
        two = right[n] if n < len(right) else ""
        gap = between or " " * max(6, _COLUMN - len(one))
        lines.append(f"{one}{gap}{two}".rstrip() if two else one)
    return lines


def _signed(line: str, layout: Layout) -> list[str]:
    """A line of the signature; the TM. line in two where the layout breaks it."""
    if line.startswith("TM.") and layout.signature is SignatureForm.BROKEN:
        return _broken(line, layout)
    return [_strong(line, layout)]


def _stacked(cells: list[list[str]], layout: Layout) -> list[str]:
    lines: list[str] = []
    for cell in cells:
        if cell:
            gap = [""] if layout.markup is Markup.MARKDOWN and not cell[0].startswith("Nơi") else []
            lines += [*_parted(cell, gap), ""]
    return lines[:-1]


def _parted(lines: list[str], gap: list[str]) -> list[str]:
    return [part for line in lines for part in (line, *gap)]


def _strong(line: str, layout: Layout) -> str:
    return f"**{line}**" if layout.markup is Markup.MARKDOWN and layout.wording % 2 else line


def _slanted(line: str, layout: Layout) -> str:
    return f"*{line}*" if layout.markup is Markup.MARKDOWN else line


def _broken(line: str, layout: Layout) -> list[str]:
    parts = line.split(" ")
    half = len(parts) // 2 + 1
    lines = [" ".join(parts[:half]), " ".join(parts[half:])]
    return [f"**{lines[0]}", f"{lines[1]}**"] if layout.markup is Markup.MARKDOWN else lines
