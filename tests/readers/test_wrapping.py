"""Line breaks put back, whatever the width, the letters and the editor: each break that can be decided is decided right."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from checker.model.document import Paragraph
from checker.readers import read_path
from tests.readers.rewrapped import seams
from tests.readers.shown import markdown, plain
from tests.readers.test_paragraphs import PARAGRAPHS, wrapped
from tests.writer import invent, write
from tests.writer.layout import (
    TABLES,
    ClosingForm,
    HeaderForm,
    Markup,
    Noise,
    Spelling,
    TaskForm,
    TitleForm,
    Wrap,
    random_layout,
    replaced,
)

FIXED = {
    "markup": Markup.TEXT,
    "header": HeaderForm.NONE,
    "closing": ClosingForm.STACKED,
    "title": TitleForm.SENTENCE,
    "noise": Noise.NONE,
    "spelling": Spelling.NFC,
    "wrap": Wrap.NONE,
    "by_decision": False,
}


ARTICLE = "Ban hành kèm theo Quyết định này Kế hoạch phòng, chống hạn hán của xã"
DECISION = [f"Điều {n}. {ARTICLE}, {ARTICLE}." for n in range(1, 8)]


def written(seed: int) -> list[str]:
    """The paragraphs of a plan nobody has seen."""
    random = Random(seed)
    spec, layout = invent(random), random_layout(random)
    tasks = TaskForm.LABELS if layout.tasks in TABLES else layout.tasks
    lines = write(spec, replaced(layout, {**FIXED, "tasks": tasks}).consistent()).split("\n")
    return [line for line in lines if line.strip() and "|" not in line and "\t" not in line]


@pytest.mark.parametrize("gap", [False, True], ids=["close", "spaced"])
def test_plans_nobody_has_seen_are_put_together_as_they_were(gap: bool) -> None:
    found = [seam for seed in range(80) for seam in seams(written(seed), 60 + seed % 40, gap=gap)]
    assert len(found) > 3_000
    assert [seam for seam in found if seam.joined != seam.found] == []


@pytest.mark.parametrize("gap", [False, True], ids=["close", "spaced"])
def test_real_plans_are_put_together_as_they_were(corpus: Path, gap: bool) -> None:
    found = []
    for path in sorted((corpus / "plans").iterdir()):
        texts = [" ".join(b.text.value.split()) for b in read_path(path).blocks if isinstance(b, Paragraph)]
        paragraphs = [text for text in texts if text and "|" not in text]
        for width in range(60, 111, 10):
            found += [(path.name, seam) for seam in seams(paragraphs, width, gap=gap)]
    # A title is broken before its line is full, and reads the same joined; a seam that is lost cuts a sentence.
    lost = [seam for _, seam in found if seam.joined and not seam.found]
    wrong = [seam for _, seam in found if seam.joined != seam.found]
    assert len(lost) <= 0.0005 * len(found)
    assert len(wrong) <= 0.003 * len(found)


@pytest.mark.parametrize("width", [60, 72, 84])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["close", "spaced"])
@pytest.mark.parametrize(
    "spell",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("nước", "n\u200bước"),
        lambda text: text.replace(" ", "  ").replace("-  ", "- "),
        lambda text: text.replace("\n", "  \n"),
    ],
    ids=["decomposed", "invisible signs", "double spaces", "spaces at line ends"],
)
def test_signs_that_take_no_room_change_nothing(width: int, between: str, spell: object) -> None:
    assert callable(spell)
    found = [
        unicodedata.normalize("NFC", str(text)).replace("\u200b", "")
        for text in plain(spell(wrapped(width, between=between)))
    ]
    assert [" ".join(text.split()) for text in found] == PARAGRAPHS


@pytest.mark.parametrize("width", [60, 66, 72, 80, 90])
def test_capitals_throughout_are_joined_as_small_letters_are(width: int) -> None:
    capitals = [paragraph.upper() for paragraph in PARAGRAPHS]
    assert plain(wrapped(width, between="\n\n").upper()) == capitals
    assert [seam for seam in seams(capitals, width, gap=False) if seam.joined != seam.found] == []


def test_a_turn_of_the_page_cuts_no_sentence_in_capitals() -> None:
    lines = wrapped(72, between="\n\n").upper().split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("TỈNH VỀ PHÒNG"))
    paged = "\n".join([*lines[:at], "", "\f2", "", *lines[at:]])
    assert plain(paged) == plain("\n".join(lines))


SPACED = "**1. Mục đích**\n\nChủ động tích trữ nước ngọt, bảo vệ lúa và cây\năn trái trong mùa khô.\n\n- Đắp đập.\n\n- Đo độ mặn."


def test_spaces_at_every_line_end_are_no_hard_breaks() -> None:
    assert markdown(SPACED.replace("\n", "  \n")) == markdown(SPACED)
    assert markdown("**1. Văn phòng  \nSở**  \n\nmột  \n\nhai  ") == ["1. Văn phòng Sở", "một", "hai"]
    assert markdown("**UBND XÃ**  \n**Số: 5**\n\nmột\n\nhai  \nba") == ["UBND XÃ", "Số: 5", "một", "hai", "ba"]


def test_a_decision_of_long_lines_before_a_plan_of_broken_ones() -> None:
    assert plain("\n".join(DECISION) + "\n\n" + wrapped(72)) == [*DECISION, *PARAGRAPHS]


@pytest.mark.parametrize("spelled", [str, str.upper])
def test_a_decision_of_long_lines_before_a_plan_of_which_few_lines_are_broken(spelled: Callable[[str], str]) -> None:
    act = "Quyết định số 373/QĐ-UBND ngày 27 tháng 01 năm 2025 của UBND tỉnh Lâm Thủy về việc ban hành Kế hoạch"
    plan = [
        f"UBND huyện Kim Đường ban hành Kế hoạch chuyển đổi số năm 2025 theo {act} chuyển đổi số năm 2025, với các nội dung sau:",
        "I. YÊU CẦU",
        "Việc triển khai phải đồng bộ, đúng tiến độ.",
        "II. KINH PHÍ",
        "Kinh phí thực hiện được bố trí trong dự toán chi thường xuyên năm 2026 của các cơ quan, đơn vị.",
        "III. TỔ CHỨC THỰC HIỆN",
        "- Văn phòng HĐND và UBND xã tổng hợp, báo cáo kết quả thực hiện về Sở Nội vụ, UBND tỉnh trước ngày 22 hằng tháng.",
    ]
    lines = [line for paragraph in plan for line in textwrap.wrap(paragraph, 72)]
    assert plain(spelled("\n".join((*DECISION, *lines)))) == [spelled(line) for line in (*DECISION, *plan)]


@pytest.mark.parametrize("width", range(60, 90, 6))
def test_labels_of_one_line_stay_in_one_line(width: int) -> None:
    """Where labels follow one another in a line, one that the wrap put first opens no paragraph."""
    tasks = [
        f"- Đơn vị chủ trì: {lead}; Đơn vị phối hợp: {other}; Thời gian thực hiện: {time}."
        for lead in ("Ban Quản lý công trình xã", "Công an xã; Ban Chỉ huy Quân sự xã", "Trạm Y tế xã")
        for other in ("các ấp", "Trường Tiểu học Sông Lúa", "Đoàn Thanh niên xã; Hội Nông dân xã")
        for time in ("tháng 01 năm 2031", "thường xuyên trong mùa khô")
    ]
    assert plain("\n".join("\n".join(textwrap.wrap(task, width, break_on_hyphens=False)) for task in tasks)) == tasks


@pytest.mark.parametrize("width", range(60, 90, 6))
def test_labels_in_lines_of_their_own_stay_apart(width: int) -> None:
    tasks = [
        line
        for lead in ("Ban Quản lý công trình xã", "Công an xã; Ban Chỉ huy Quân sự xã", "Trạm Y tế xã")
        for line in (
            f"Giao cho {lead} việc theo dõi độ mặn, đóng mở các cống và báo cáo khi mặn vượt quá mức cho phép của cây lúa.",
            f"Đơn vị chủ trì: {lead};",
            "Thời gian thực hiện: thường xuyên trong mùa khô.",
        )
    ]
    lines = "\n".join("\n".join(textwrap.wrap(task, width, break_on_hyphens=False)) for task in tasks)
    assert [text for text in plain(lines) if str(text).startswith(("Đơn vị", "Thời gian"))] == [
        task for task in tasks if task.startswith(("Đơn vị", "Thời gian"))
    ]


BASES = [
    "Căn cứ Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013;",
    "Căn cứ Nghị định số 66/2021/NĐ-CP ngày 06 tháng 7 năm 2021 của Chính phủ;",
    "Căn cứ Chỉ thị số 19/CT-UBND ngày 07 tháng 12 năm 2030 của Chủ tịch Ủy ban nhân dân tỉnh Vân Giang;",
    "Theo đề nghị của Ban Quản lý công trình xã;",
]


@pytest.mark.parametrize("width", range(60, 100, 4))
def test_bases_in_lines_of_their_own_and_in_one(width: int) -> None:
    apart = wrapped(width) + "\n" + "\n".join("\n".join(textwrap.wrap(basis, width)) for basis in BASES)
    assert plain(apart)[-len(BASES) :] == BASES
    line = " ".join(BASES)
    assert plain(wrapped(width) + "\n" + "\n".join(textwrap.wrap(line, width)))[-1] == line


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Đẩy mạnh chuyển đổi số", "2. Phát triển hạ tầng số", "3. Dân số"],
        ["2. Khó khăn, tồn tại", "Theo Nghị định số 66/2021/NĐ-CP, các ấp tự đắp đập tạm."],
    ],
)
def test_words_that_only_look_as_if_more_came(lines: list[str]) -> None:
    assert plain(wrapped(72) + "\n" + "\n".join(lines))[-len(lines) :] == lines
    assert plain("\n".join(lines)) == lines


def test_a_heading_bold_and_broken_is_one() -> None:
    assert markdown("**V. TỔ CHỨC\nTHỰC HIỆN**\n\n**1. Văn phòng\nSở:**\n\n- Họp.") == [
        "V. TỔ CHỨC THỰC HIỆN",
        "1. Văn phòng Sở:",
        "- Họp.",
    ]


def test_a_remark_wider_than_the_text_does_not_widen_the_text() -> None:
    """The articles of a decision and the remark below a title are not broken where the text is."""
    article = (
        "Điều 2. Chánh Văn phòng, Trưởng Ban Quản lý công trình xã và các ấp chịu trách nhiệm thi hành Quyết định này."
    )
    remark = "(Kèm theo Quyết định số 5/QĐ-UBND ngày 05/01/2031 của UBND xã Bình Mỹ Đông)"
    text = wrapped(len(remark) - 1)
    width = max(len(line) for line in text.split("\n") if line[-1] not in ".;:")
    last = "Số đo gửi về cơ quan thường trực phòng chống thiên tai của tỉnh".ljust(width - len("Vân"), "h")
    assert plain(f"{article}\n\n{remark}\n\n{text}\n{last}\nVân Giang.")[2:] == [*PARAGRAPHS, f"{last} Vân Giang."]


def test_a_title_broken_by_hand_says_nothing_of_the_width() -> None:
    title = "KẾ HOẠCH\nPhòng, chống hạn hán\nvà xâm nhập mặn\ntrên địa bàn xã năm 2031\n\n"
    body = [*PARAGRAPHS[5:7], "3. Đề nghị các ấp báo cáo số hộ thiếu nước ngọt ở khu", "Ban Quản lý công trình."]
    text = "\n".join("\n".join(textwrap.wrap(p, 80, break_on_hyphens=False)) for p in [*PARAGRAPHS[2:11], *body])
    assert plain(title + text)[-2:] == body[-2:]


OFFICES = [
    f"{n}. Đo độ mặn tại cống, báo cáo hằng ngày. Giao {lead} chủ trì, phối hợp với {other} thực hiện; "
    f"Thời gian: {when}; Sản phẩm: sổ đo mặn.".upper()
    for n, lead, other, when in (
        (1, "Trưởng ấp", "Trưởng phòng Kinh tế; Chủ tịch Hội Nông dân xã", "tháng 4 năm 2031"),
        (2, "Trưởng ban quản lý cống", "Công an xã", "thường xuyên trong mùa khô"),
        (3, "Phó Chủ tịch UBND xã", "Trưởng phòng Kinh tế; Chủ tịch Hội Nông dân xã", "tháng 4 năm 2031"),
        (4, "Trưởng ấp", "Công an xã", "thường xuyên trong mùa khô"),
        (5, "Trưởng ban quản lý cống", "Trưởng phòng Kinh tế; Chủ tịch Hội Nông dân xã", "quý II năm 2031"),
    )
]


@pytest.mark.parametrize("width", range(60, 90, 4))
def test_offices_and_labels_in_the_midst_of_capitals_open_nothing(width: int) -> None:
    """In a text all in capitals an office in a list looks like the post of a signature, a label like one of a line."""
    lines = "\n".join("\n".join(textwrap.wrap(text, width, break_on_hyphens=False)) for text in OFFICES)
    assert plain(f"SỐ: 5/KH-UBND\n{lines}\nNƠI NHẬN:\n- LƯU: VT.")[1:-2] == OFFICES


def test_a_label_at_the_end_of_a_line_that_may_be_full_goes_on() -> None:
    article = (
        "Điều 2. Chánh Văn phòng, Trưởng Ban Quản lý công trình xã và các ấp chịu trách nhiệm thi hành Quyết định này."
    )
    text = wrapped(72)
    width = max(len(line) for line in text.split("\n") if line[-1] not in ".;:")
    wide = "Hạn mặn".ljust(width, "n") + "."
    label = f"Chủ trì: {'h' * (width - 30)}; Phối hợp:"
    label = label.replace("h", "h" * (1 + width - len("Công") - len(label)), 1)
    found = plain(f"{article}\n{wide}\n{text}\n{label}\nCông an xã.")
    assert found[-1] == f"{label} Công an xã."
