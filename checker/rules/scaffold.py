"""A new rule file that holds together from the start: its author puts judgement in place of the sample words."""

from __future__ import annotations

import re
import textwrap

from checker.errors import UsageError
from checker.rules.faults import nearest
from checker.rules.fields import fields_of, source_shape
from checker.rules.rule import CATEGORIES
from checker.rules.sources import parse_source

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SAMPLE = "từ cần tìm"

_PLAN = """\
UBND TỈNH VÂN GIANG
SỞ TƯ PHÁP
Số: 12/KH-STP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vân Giang, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Truyền thông về thủ tục hành chính năm 2026{title}

Thực hiện Kế hoạch số 27/KH-UBND ngày 14/02/2026 của UBND tỉnh Vân Giang{citations}, Sở Tư pháp ban hành kế hoạch sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Giúp người dân nắm được thủ tục hành chính.
2. Yêu cầu
Thiết thực, tiết kiệm.

II. NHIỆM VỤ{sections}
1. Tổ chức hội nghị tuyên truyền{tasks}
- Đơn vị chủ trì: Văn phòng Sở.
- Thời gian thực hiện: Quý II/2026.

III. KINH PHÍ THỰC HIỆN
Kinh phí thực hiện từ ngân sách nhà nước giao Sở năm 2026{funding}.

IV. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
Theo dõi, đôn đốc việc thực hiện kế hoạch{assignments}.
2. Các phòng thuộc Sở
Báo cáo kết quả về Văn phòng Sở trước ngày 15/11/2026{reporting}.

Nơi nhận:
- UBND tỉnh{recipients};
- Lưu: VT.

GIÁM ĐỐC
Phan Văn Đạt
"""
"""A whole plan; the marks are where the sample words stand for each ``given``."""

_AT = {
    "": "Truyền thông về thủ tục",
    "title": "Truyền thông về thủ tục",
    "opening": "Thực hiện Kế hoạch số 27",
    "citations": "Thực hiện Kế hoạch số 27",
    "sections": "II. NHIỆM VỤ",
    "tasks": "1. Tổ chức hội nghị",
    "funding": "Kinh phí thực hiện từ",
    "assignments": "1. Văn phòng Sở",
    "reporting": "Báo cáo kết quả",
    "recipients": "- UBND tỉnh",
}
"""Words of the line that each outcome of the examples stands at."""

GIVEN = tuple(name for name in _AT if name)
"""What a scaffold can be made for; a rule on the whole plan has no ``given``."""


def scaffold(
    name: str, *, category: str, given: str | None, checked: str, schema: str, title: str | None = None
) -> str:
    """The text of ``<category>/<name>.yml``.

    ``checked`` is the day (ISO) on which the basis was looked at, ``schema`` where the JSON Schema lies as seen from the
    file, ``title`` the Vietnamese name of the fault. Raises UsageError for a bad id, an unknown category or given.
    """
    if not _ID.fullmatch(name):
        mend = "write lower-case words with hyphens that name the fault, such as missing-task-lead"
        raise UsageError(f"'{name}' is no id of a rule", mend=mend)
    if category not in CATEGORIES:
        raise UsageError(f"unknown category '{category}'", mend=nearest(category, CATEGORIES))
    if given is not None and given not in GIVEN:
        raise UsageError(f"no scaffold for '{given}'", mend=nearest(given, GIVEN))
    return _HEAD.format(
        id=name,
        schema=schema,
        checked=checked,
        title_vi=_quoted(title or _TITLE),
        title_en=_quoted(name.replace("-", " ").capitalize()),
        given=_given(given),
        sample=_SAMPLE,
        reason=_REASON,
        message=_quoted(_MESSAGE),
        advice=_ADVICE,
    ) + "".join(_examples(given))


def _given(given: str | None) -> str:
    if given is None:
        return "# given: tasks          # absent: one outcome for the plan; an editor with the schema knows what can be given\n"
    shape = source_shape(parse_source(given, ()), ())
    fields = textwrap.fill(
        ", ".join(fields_of(shape.of)), 110, initial_indent="# its fields: ", subsequent_indent="#   "
    )
    return f"given: {given}\n{fields}\n"


def _examples(given: str | None) -> list[str]:
    key = given or ""
    # The opening holds the citation; of the whole plan any line will do.
    mark = key if f"{{{key}}}" in _PLAN and key else "citations"
    marks = dict.fromkeys((name for name in GIVEN if name != "opening"), "")
    right = _PLAN.format(**marks)
    wrong = _PLAN.format(**{**marks, mark: f" {_SAMPLE}"})
    expect = f"[{{at: {_quoted(_AT[key])}, status: failed}}]"
    return [
        _example("the fault stands in a plain plan", wrong, expect),
        _example("the fault stands in a plan with untidy spaces", _untidy(wrong), expect, messy=True),
        _example("a plain plan without the fault", right, "[]"),
        _example("an untidy plan without the fault", _untidy(right), "[]", messy=True),
    ]


def _untidy(plan: str) -> str:
    """The plan with double spaces and without empty lines."""
    return "\n".join(line.replace(" ", "  ") for line in plan.split("\n") if line) + "\n"


def _example(name: str, plan: str, expect: str, *, messy: bool = False) -> str:
    lines = [f"  - name: {name}", *(["    messy: true"] if messy else []), "    plan: |"]
    lines += [f"      {line}" if line else "" for line in plan.rstrip("\n").split("\n")]
    return "\n".join([*lines, f"    expect: {expect}", ""])


def _quoted(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


_TITLE, _REASON, _MESSAGE, _ADVICE = (
    "Đặt tên lỗi ở đây",
    "Một câu nói vì sao cần quy tắc này.",
    "Có “{found}” ở đây; cần ghi …",
    "Nói người soạn cần sửa thế nào.",
)
PROMPTS = frozenset({_TITLE, _REASON, _MESSAGE, _ADVICE})
"""What a scaffold says where its author is to write: left as it is, it tells the reader of a finding nothing."""

_HEAD = """\
# yaml-language-server: $schema={schema}
id: {id}
title:
  vi: {title_vi}
  en: {title_en}
severity: warning       # error: one of the five elements, or wrong in law; warning: sent back with a remark; info: advice
reason:
  vi: {reason}
  en: One sentence on why the rule exists.
# applies_to: {{level: [department, commune]}}
{given}require:
  - {{$own_text: {{contains_none_of: [{sample}]}}}}   # put your clauses here; `checker rules try {id} FILE` shows what they see
message:
  vi: {message}
  en: 'The words “{{found}}” stand here; what is asked for is …'
basis:
  - {{practice: {{vi: thực tiễn thẩm định, en: review practice}}, checked: {checked}}}
fix:
  advice:
    vi: {advice}
    en: Say what the author of the plan should do.
examples:               # the last key; at least two plans on which the rule speaks and two on which it is silent
"""
