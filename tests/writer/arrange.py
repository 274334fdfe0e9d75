"""What stands where: a plan's content as a row of blocks with headings numbered, before any of it becomes text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from tests.writer import words
from tests.writer.layout import (
    AimsForm,
    AssignmentForm,
    FundingForm,
    Group,
    Layout,
    NumberForm,
    Numbering,
    Preamble,
    ReportingForm,
    TaskForm,
    TitleForm,
)
from tests.writer.phrases import cite, lower_first, reporting_sentence, spoken_date
from tests.writer.spec import Act, Assignment, PlanSpec, Slip, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A numbered heading; ``rest`` is the text that goes on in the line of a run-in head."""

    mark: str
    path: str
    title: str
    level: int
    rest: str = ""
    colon: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; ``mark`` is a bullet or number in front of it."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells, the first row the head; a row with one cell goes over all columns. A cell may have several lines."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTask:
    """A task with the path under which it is found (None where the path is the reader's own affair)."""

    task: Task
    path: str | None
    group: str | None


@dataclass(slots=True)
class Arrangement:
    """The blocks of opening, body and annex, and what a reader should find in them."""

    opening: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    annex: list[Block] = field(default_factory=list)
    tasks: list[PlacedTask] = field(default_factory=list)
    duties: list[tuple[str, int | None]] = field(default_factory=list)
    funding: str | None = None

    @property
    def outline(self) -> list[Heading]:
        """The headings of the body."""
        return [block for block in self.body if isinstance(block, Heading)]


def arrange(spec: PlanSpec, layout: Layout) -> Arrangement:
    """The blocks of a plan in this layout."""
    return _Arranger(spec, layout.consistent()).run()


class _Arranger:
    def __init__(self, spec: PlanSpec, layout: Layout) -> None:
        self.spec = spec
        self.layout = layout
        self.out = Arrangement()
        self.counts: list[int] = []

    def run(self) -> Arrangement:
        self._opening()
        self._aims()
        if self.spec.slip is Slip.SKIPPED_NUMBER:
            self.counts[:] = [self.counts[0] + 1]
        if self.spec.slip is Slip.REPEATED_NUMBER:
            self.counts[:] = [self.counts[0] - 1]
        if self.spec.slip is Slip.EMPTY_PART:
            self._heading(1, "PHẠM VI, ĐỐI TƯỢNG")
        self._tasks()
        if self.spec.slip is Slip.REPEATED_PAGES:
            self.out.body += self.out.body
        if self.layout.funding is FundingForm.PART_BEFORE:
            self._part("funding", self._funding())
        if self.layout.reporting is ReportingForm.PART:
            self._part("reporting", self._reporting())
        self._organisation()
        if self.layout.funding is FundingForm.PART_LAST:
            self._part("funding", self._funding())
        self._last_sentence()
        if self.layout.tabled and self.layout.in_annex and self.spec.groups:
            self._annex()
        return self.out

    # Opening

    def _opening(self) -> None:
        spec, form = self.spec, self.layout.wording
        parent = cite(spec.parent, form) if spec.parent else ""
        bases = [cite(act, form) for act in cited_bases(spec, self.layout)]
        year = spec.year - 1 if spec.slip is Slip.OTHER_YEAR_IN_OPENING else spec.year
        act = f"{spec.body.name} ban hành Kế hoạch {lower_first(spec.topic)} năm {year}"
        ends = "với các nội dung sau:" if form % 2 else "như sau:"
        lines: list[str]
        match self.layout.preamble:
            case Preamble.CARRYING_OUT:
                lines = [f"Thực hiện {parent}, {act} {ends}"] if parent else [f"{act} {ends}"]
            case Preamble.BASES | Preamble.PROPOSAL:
                lines = [f"Căn cứ {base};" for base in bases]
                if self.layout.preamble is Preamble.PROPOSAL:
                    ends = f"theo đề nghị của {spec.body.office}, {ends}"
                lines += ([f"Thực hiện {parent};"] if parent else []) + [f"{act} {ends}"]
            case Preamble.BASES_IN_LINE:
                clauses = [f"Căn cứ {base};" for base in bases] + ([f"Thực hiện {parent};"] if parent else [])
                lines = [" ".join(clauses), f"{act} {ends}"]
            case Preamble.SERIES:
                acts = bases + ([parent] if parent else [])
                lines = [f"Thực hiện {'; '.join(acts)}, {act} {ends}"]
            case Preamble.INSIDE:
                lines = [f"{act} theo {parent}, {ends}" if parent else f"{act} {ends}"]
        self.out.opening += [Paragraph(text=line) for line in lines]

    # Body

    def _aims(self) -> None:
        spec, form = self.spec, self.layout.aims
        if not spec.purpose and not spec.requirements:
            return
        both = bool(spec.purpose and spec.requirements)
        if form is AimsForm.TWO_PARTS or not both:
            if spec.purpose:
                self._heading(1, "MỤC ĐÍCH")
                self._points(spec.purpose)
            if spec.requirements:
                self._heading(1, "YÊU CẦU")
                self._points(spec.requirements)
            return
        title = "MỤC ĐÍCH - YÊU CẦU" if form is AimsForm.DASH else self._pick("aims")
        self._heading(1, title)
        if form is AimsForm.UNDIVIDED:
            dot = f"{self.counts[0]}." if self.layout.numbering is Numbering.DECIMAL else ""
            for number, text in enumerate((*spec.purpose, *spec.requirements), 1):
                self._say(f"{text}.", f"{dot}{number}. ")
            return
        for name, points in (("Mục đích", spec.purpose), ("Yêu cầu", spec.requirements)):
            if form is AimsForm.RUN_IN:
                self._heading(2, name, rest=". ".join(points) + ".")
            else:
                self._heading(2, name)
                self._points(points)

    def _points(self, points: tuple[str, ...]) -> None:
        for point in points:
            self._say(f"{point}.", self._bullet())

    def _tasks(self) -> None:
        self._heading(1, self._pick("tasks"))
        layout = self.layout
        if not self.spec.groups:
            self._say("Tiếp tục duy trì các hoạt động đã có, phát huy kết quả của năm trước.")
            return
        if layout.tabled and layout.in_annex:
            self._say(
                "Nội dung, thời gian và đơn vị chủ trì từng nhiệm vụ nêu tại Phụ lục kèm theo Kế hoạch này."
                if layout.wording % 2
                else "Các nhiệm vụ cụ thể được nêu tại Danh mục ban hành kèm theo Kế hoạch này."
            )
            return
        if layout.tabled:
            self._say("Các nhiệm vụ cụ thể như sau:")
            self.out.body.append(self._table(prefix=None))
            return
        deep = layout.numbering in {Numbering.LETTERS, Numbering.DECIMAL, Numbering.ROMAN_DECIMAL}
        for group in self.spec.groups:
            if group.title and deep:
                self._heading(2, group.title)
            for task in group.tasks:
                level = 3 if group.title and deep else 2
                if self.spec.slip is Slip.SKIPPED_TASK and group is self.spec.groups[0] and task is group.tasks[-1]:
                    self.counts[level - 1] += 1
                head = self._heading(level, task.title)
                self.out.tasks.append(PlacedTask(task=task, path=head.path, group=None))
                self._work(task)

    def _work(self, task: Task) -> None:
        lead_label, with_label, time_label, product_label = words.LABEL_FAMILIES[self.layout.labels]
        lead, others = self._units(task.lead), self._units(task.coordinating)
        fields = [(lead_label, lead), (with_label, others), (time_label, task.time.text if task.time else "")]
        fields += [(product_label, task.product)] if task.product else []
        given = [(label, value) for label, value in fields if value]
        bullet = ("- ", "+ ", "", "* ", "• ", "- ")[self.layout.labels] if self.layout.wording < 4 else "- "
        match self.layout.tasks:
            case TaskForm.ONE_LINE:
                self._say(task.detail)
                self._say("; ".join(f"{label}: {value}" for label, value in given) + ".", "- " if bullet else "")
            case TaskForm.LETTERED:
                self._say(f"Nhiệm vụ: {task.detail}", "a) ")
                if lead or others:
                    self._say("Cơ quan thực hiện:", "b) ")
                if lead:
                    self._say(f"Đơn vị chủ trì: {lead}.", "- ")
                if others:
                    self._say(f"Đơn vị phối hợp: {others}.", "- ")
                if task.time:
                    self._say(f"Thời gian thực hiện: {task.time.text}.", "c) ")
                if task.product:
                    self._say(f"Sản phẩm: {task.product}.", "d) ")
            case TaskForm.BRACKETS:
                inside = "; ".join(
                    f"{lower_first(label) if n else label}: {value}" for n, (label, value) in enumerate(given)
                )
                self._say(f"{task.detail.removesuffix('.')} ({inside}).")
            case TaskForm.WHO:
                self._say(task.detail)
                if lead:
                    with_others = f" chủ trì, phối hợp với {others}" if others else " chủ trì"
                    self._say(f"Cơ quan thực hiện: {lead}{with_others}.", "- ")
                for label, value in given:
                    if label in {time_label, product_label}:
                        self._say(f"{label}: {value}.", "- ")
            case TaskForm.GIVEN_IN_BRACKETS | TaskForm.SENTENCE | TaskForm.LED:
                self._given_in_words(task, lead, others)
            case _:
                self._say(task.detail)
                for label, value in given:
                    self._say(f"{label}: {value}.", bullet)

    def _given_in_words(self, task: Task, lead: str, others: str) -> None:
        clauses = []
        if lead:
            given = "" if self.layout.tasks is TaskForm.LED else "Giao "
            clauses.append(
                f"{given}{lead} chủ trì" + (f", phối hợp với {others} thực hiện" if others else " thực hiện")
            )
        if task.time:
            clauses.append(f"thời gian: {lower_first(task.time.text)}")
        if task.product:
            clauses.append(f"sản phẩm: {lower_first(task.product)}")
        said = "; ".join(clauses)
        if not said:
            self._say(task.detail)
        elif self.layout.tasks is TaskForm.LED:
            self._say(task.detail)
            self._say(f"{said[0].upper()}{said[1:]}.", "- " if self.layout.wording % 2 else "")
        elif self.layout.tasks is TaskForm.SENTENCE:
            self._say(f"{task.detail} {said[0].upper()}{said[1:]}.")
        else:
            self._say(f"{task.detail.removesuffix('.')} ({said}).")

    def _table(self, prefix: str | None) -> Table:
        head = words.TABLE_HEADS[self.layout.labels]
        with_product = any(task.product for task in self.spec.tasks)
        columns = 6 if with_product else 5
        rows: list[tuple[str, ...]] = [head[:columns]]
        number = 0
        grouped = any(group.title for group in self.spec.groups)
        for index, group in enumerate(self.spec.groups):
            roman = _ROMAN[index]
            if group.title and self.layout.groups is Group.MERGED:
                rows.append((f"{roman}. {group.title}",))
            elif group.title:
                rows.append((roman, group.title, *[""] * (columns - 2)))
                number = 0
            for task in group.tasks:
                number += 2 if self.spec.slip is Slip.SKIPPED_TASK and index == 0 and task is group.tasks[-1] else 1
                path = f"{roman}.{number}" if grouped else str(number)
                self.out.tasks.append(
                    PlacedTask(task=task, path=f"{prefix}/{path}" if prefix else None, group=group.title or None)
                )
                cells = (
                    f"{number:02d}" if self.layout.wording == 2 else str(number),
                    task.title,
                    self._cell_units(task.lead),
                    self._cell_units(task.coordinating),
                    task.time.text if task.time else "",
                )
                rows.append(cells + ((task.product or "",) if with_product else ()))
            if self.layout.repeated_header and index == 0 and len(self.spec.groups) > 1:
                rows.append(head[:columns])
        return Table(rows=tuple(rows))

    def _annex(self) -> None:
        spec = self.spec
        title = "PHỤ LỤC" if self.layout.wording % 2 else "DANH MỤC"
        self.out.annex.append(Paragraph(text=title))
        unit = f" của {words.OTHER_DEPARTMENT}" if spec.slip is Slip.OTHER_UNIT_IN_ANNEX else ""
        year = spec.year - 1 if spec.slip is Slip.OTHER_YEAR_IN_ANNEX else spec.year
        self.out.annex.append(Paragraph(text=f"Nội dung công việc {lower_first(spec.topic)} năm {year}{unit}"))
        other = replace(spec, number=(spec.number or 0) + 7)
        number = number_text(other if spec.slip is Slip.OTHER_NUMBER_IN_ANNEX else spec, self.layout)
        date = spoken_date(spec.issued, 0) if spec.issued else "  /  /" + str(spec.year)
        if spec.slip is Slip.BLANK_ANNEX:
            number, date = f"     /{spec.symbol}", f"     tháng     năm {spec.year}"
        self.out.annex.append(Paragraph(text=f"(Kèm theo Kế hoạch số {number} ngày {date} của {spec.body.name})"))
        self.out.annex.append(self._table("annex:1"))

    def _organisation(self) -> None:
        spec, layout = self.spec, self.layout
        self._heading(1, self._pick("organisation"))
        assignments = list(spec.assignments)
        if spec.subordinate_due:
            duty = f"Căn cứ Kế hoạch này, ban hành kế hoạch của cơ quan mình trước ngày {spec.subordinate_due:%d/%m/%Y}"
            assignments.append(Assignment(unit="Các sở, ban, ngành tỉnh", duties=(duty,)))
        if not assignments:
            self._say("Các cơ quan, đơn vị căn cứ Kế hoạch này để triển khai.")
            if spec.reporting and layout.reporting is ReportingForm.BULLET:
                self._say(self._reporting(), "- ")
            if spec.funding and layout.funding in {FundingForm.SENTENCE, FundingForm.DUTY}:
                self._say(self._funding(), "- ")
        for index, assignment in enumerate(assignments):
            extra = []
            if index == 0 and spec.reporting and layout.reporting is ReportingForm.BULLET:
                extra.append(self._reporting().removesuffix("."))
            if index == 0 and spec.funding and layout.funding in {FundingForm.SENTENCE, FundingForm.DUTY}:
                extra.append(self._funding().removesuffix("."))
            self._assign(assignment, tuple(extra))
        if spec.reporting and layout.reporting is ReportingForm.ITEM:
            self._heading(2, "Chế độ báo cáo")
            self._say(self._reporting())
        if spec.funding and layout.funding is FundingForm.ITEM:
            self._heading(2, "Kinh phí thực hiện")
            self._say(self._funding())

    def _assign(self, assignment: Assignment, extra: tuple[str, ...]) -> None:
        duties = assignment.duties + extra
        form = self.layout.assignments
        if form is AssignmentForm.RUN_IN:
            self._heading(2, assignment.unit, rest=". ".join(duties) + ".")
            self.out.duties.append((assignment.unit, None))
            return
        self._heading(2, assignment.unit, colon=form is AssignmentForm.COLON)
        for month, duty in enumerate(duties, 4):
            self._say(f"{duty}.", "" if form is AssignmentForm.LINES else "- ")
            if form is AssignmentForm.TIMED and duty in self._own_duties():
                self._say(f"Thời gian hoàn thành: Trước ngày 15/{month}/{self.spec.year}.")
        self.out.duties.append((assignment.unit, len(duties)))

    def _own_duties(self) -> set[str]:
        """Duties that say nothing themselves about a day."""
        return {duty for assignment in self.spec.assignments for duty in assignment.duties}

    def _funding(self) -> str:
        if self.spec.funding and self.layout.funding is FundingForm.DUTY:
            self.out.funding = "Tham mưu bố trí, thẩm định dự toán kinh phí thực hiện Kế hoạch này theo phân cấp."
        else:
            self.out.funding = self.spec.funding
        return self.out.funding or ""

    def _reporting(self) -> str:
        return reporting_sentence(self.spec, self.layout.wording) if self.spec.reporting else ""

    def _part(self, name: str, text: str) -> None:
        if text:
            self._heading(1, self._pick(name))
            self._say(text)

    def _last_sentence(self) -> None:
        spec = self.spec
        unit = words.OTHER_DEPARTMENT if spec.slip is Slip.OTHER_UNIT_AT_END else spec.body.name
        year = spec.year - 1 if spec.slip is Slip.OTHER_YEAR_AT_END else spec.year
        other = f"số {spec.other_number} " if spec.slip is Slip.OTHER_NUMBER_AT_END else ""
        self._say(
            f"Trên đây là Kế hoạch {other}{lower_first(spec.topic)} năm {year} của {unit}; "
            "yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./."
        )

    # Small parts

    def _heading(self, level: int, title: str, *, rest: str = "", colon: bool = False) -> Heading:
        del self.counts[level:]
        while len(self.counts) < level:
            self.counts.append(0)
        self.counts[level - 1] += 1
        if level == 1 and self.layout.numbering is Numbering.DECIMAL and self.layout.wording % 2:
            title = title[0] + title[1:].lower()
        mark, path = _mark(self.layout.numbering, self.counts)
        heading = Heading(mark=mark, path=path, title=title, level=level, rest=rest, colon=colon)
        self.out.body.append(heading)
        return heading

    def _say(self, text: str, mark: str = "") -> None:
        self.out.body.append(Paragraph(text=text, mark=mark))

    def _pick(self, name: str) -> str:
        options = words.HEADINGS[name]
        return options[self.layout.wording % len(options)]

    def _bullet(self) -> str:
        return ("- ", "- ", "+ ", "- ", "• ", "")[self.layout.wording]

    def _units(self, units: tuple[str, ...]) -> str:
        # A comma may stand inside a name, so only names without one are parted by commas.
        if self.layout.wording % 3 == 1 and not any("," in unit for unit in units):
            return ", ".join(units)
        return "; ".join(units)

    def _cell_units(self, units: tuple[str, ...]) -> str:
        if len(units) > 1 and self.layout.wording % 2:
            return "\n".join(f"- {unit}{';' if n < len(units) else '.'}" for n, unit in enumerate(units, 1))
        return self._units(units)


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


_SIGNS = {Numbering.STROKES: "/", Numbering.DASHES: "-"}


def _mark(style: Numbering, counts: list[int]) -> tuple[str, str]:
    """The mark of the last heading and its path."""
    level, last = len(counts), counts[-1]
    if style is Numbering.DECIMAL:
        joined = ".".join(map(str, counts))
        return f"{joined}. ", joined
    if style is Numbering.LETTERS:
        names = ["ABCDEFGH"[counts[0] - 1], *[_roman(n) for n in counts[1:2]], *map(str, counts[2:])]
        return f"{names[-1]}. ", ".".join(names)
    path = ".".join([_roman(counts[0]), *map(str, counts[1:])])
    if style in _SIGNS and level < 3:
        return f"{_roman(last) if level == 1 else last}{_SIGNS[style]} ", path
    if level == 1:
        return f"{_roman(last)}." + ("" if style is Numbering.ROMAN_TIGHT else " "), path
    if level == 2:
        return f"{last})" + " " if style is Numbering.ROMAN_PAREN else f"{last}. ", path
    return f"{counts[1]}.{last}. ", path


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", *_ROMAN)[ones]


def cited_bases(spec: PlanSpec, layout: Layout) -> tuple[Act, ...]:
    """The acts that this layout has the plan cite beside its parent."""
    layout = layout.consistent()
    in_bracket = (bracket_act(spec),) if layout.title is TitleForm.BRACKET else ()
    stated = layout.by_decision or layout.preamble in WITH_BASES
    return in_bracket + (spec.bases if stated else ())


def bracket_act(spec: PlanSpec) -> Act:
    """The Party's resolution that a bracket below the title names."""
    return Act(
        type="Nghị quyết",
        number="35-NQ/TU",
        date=dt.date(spec.year - 1, 10, 29),
        issuer=f"Tỉnh ủy {spec.body.province}",
        subject="về nâng cao hiệu quả hoạt động của hệ thống chính trị",
    )


def number_text(spec: PlanSpec, layout: Layout) -> str:
    """The plan's number as this layout writes it, the decision's where one carries it."""
    number = ("" if layout.wording % 2 else "      ") if spec.number is None else f"{spec.number:02d}"
    if spec.number is not None and layout.number is NumberForm.LEADING_ZERO:
        number = f"{spec.number:04d}"
    gap = " " if spec.number is not None and layout.number is NumberForm.SPACED else ""
    symbol = f"QĐ-{spec.body.symbol}" if layout.by_decision else spec.symbol
    return f"{number}{gap}/{symbol}"


WITH_BASES = frozenset({Preamble.BASES, Preamble.BASES_IN_LINE, Preamble.SERIES, Preamble.PROPOSAL})
