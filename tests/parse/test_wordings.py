"""A compliant plan stays compliant in the many wordings that bodies use for its elements."""

from __future__ import annotations

import pytest

from checker.engine import AuditOptions, audit
from checker.model.outcome import Status
from checker.parse import parse
from checker.readers import read_text
from checker.rules import load_rules

_PLAN = """UBND TỈNH VÂN GIANG
SỞ TƯ PHÁP
Số: 12/KH-STP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vân Giang, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
{title}

{opening}

I. {aims}

II. NỘI DUNG
1. In tờ hướng dẫn
{task}

III. {funding}

IV. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở: theo dõi, đôn đốc việc thực hiện Kế hoạch.
2. Các phòng thuộc Sở: phối hợp thực hiện.
{reporting}

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

GIÁM ĐỐC
Phan Văn Đạt
"""
_USUAL = {
    "title": "Truyền thông thủ tục hành chính năm 2026",
    "opening": "Thực hiện Kế hoạch số 27/KH-UBND ngày 20/01/2026 của UBND tỉnh Vân Giang về truyền thông thủ tục hành chính "
    "năm 2026, Sở Tư pháp ban hành Kế hoạch như sau:",
    "aims": "MỤC ĐÍCH, YÊU CẦU\nGiúp người dân hiểu và làm đúng thủ tục.",
    "task": "- Đơn vị chủ trì: Văn phòng Sở.\n- Thời gian: Quý II/2026.",
    "funding": "KINH PHÍ THỰC HIỆN\nTừ ngân sách nhà nước năm 2026.",
    "reporting": "Văn phòng Sở tổng hợp, báo cáo UBND tỉnh trước ngày 10/12/2026.",
}
_TITLES = (
    "Triển khai Nghị quyết của Hội đồng nhân dân tỉnh về giảm nghèo năm 2026",
    "Thực hiện Chỉ thị số 05/CT-TTg ngày 12/01/2026 của Thủ tướng Chính phủ về tiết kiệm điện",
    "Phối hợp tuyên truyền giữa Sở Tư pháp và Hội Luật gia tỉnh năm 2026",
    "Học tập và làm theo tư tưởng của Chủ tịch Hồ Chí Minh năm 2026",
    "Nâng cao hiệu quả hoạt động của Trung tâm Trợ giúp pháp lý nhà nước tỉnh năm 2026",
    "Khắc phục hạn chế theo Kết luận thanh tra của Thanh tra tỉnh",
)
_OPENINGS = (
    (
        "Căn cứ Kế hoạch số 27/KH-UBND ngày 20 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Vân Giang về truyền thông năm 2026;\n"
        "Theo đề nghị của Chánh Văn phòng Sở;\nSở Tư pháp ban hành Kế hoạch như sau:"
    ),
    (
        "Thực hiện Quyết định số 88/QĐ-UBND ngày 15/01/2026 của Chủ tịch UBND tỉnh Vân Giang về ban hành Kế hoạch truyền thông "
        "năm 2026, Sở Tư pháp ban hành Kế hoạch:"
    ),
    (
        "Thực hiện Kế hoạch truyền thông thủ tục hành chính năm 2026 của UBND tỉnh Vân Giang (ban hành kèm theo Quyết định số "
        "88/QĐ-UBND ngày 15/01/2026), Sở Tư pháp ban hành Kế hoạch như sau:"
    ),
    (
        "Thực hiện ý kiến chỉ đạo của UBND tỉnh tại Công văn số 120/UBND-KSTT ngày 20/01/2026 về truyền thông năm 2026; Sở Tư "
        "pháp xây dựng Kế hoạch, nội dung cụ thể như sau:"
    ),
    (
        "Thực hiện Kế hoạch số 27/KH-BCĐ ngày 20/01/2026 của Ban Chỉ đạo chuyển đổi số tỉnh Vân Giang về hoạt động năm 2026, Sở "
        "Tư pháp ban hành Kế hoạch như sau:"
    ),
    (
        "Thực hiện Kế hoạch số 27/KH-UBND ngày 20/01/2026 của UBND tỉnh Vân Giang về truyền thông năm 2026, Sở Tư pháp lập Kế hoạch "
        "với những nội dung chủ yếu sau đây:"
    ),
)
_FUNDING = (
    "NGUỒN LỰC THỰC HIỆN\nSử dụng ngân sách nhà nước cấp cho Sở năm 2026.",
    "BẢO ĐẢM TÀI CHÍNH\nNguồn tài chính bảo đảm thực hiện Kế hoạch lấy từ ngân sách nhà nước.",
    "CÔNG TÁC BẢO ĐẢM\nKinh phí: sử dụng nguồn chi thường xuyên.",
    "NGÂN SÁCH THỰC HIỆN\nNgân sách trung ương hỗ trợ và ngân sách tỉnh.",
    "KINH PHÍ TRIỂN KHAI\nLồng ghép trong kinh phí các chương trình, đề án có liên quan.",
    "NGUỒN VỐN\nVốn sự nghiệp thuộc Chương trình mục tiêu quốc gia năm 2026.",
    "GIẢI PHÁP TÀI CHÍNH\nHuy động nguồn lực hợp pháp ngoài ngân sách.",
    "CÁC ĐIỀU KIỆN THỰC HIỆN\nVề kinh phí: do Văn phòng Sở cân đối, bố trí.",
    "KINH PHÍ\nNhiệm vụ thường xuyên, không phát sinh kinh phí.",
)
_REPORTING = (
    "Kết thúc năm, tổng hợp kết quả gửi Văn phòng UBND tỉnh chậm nhất ngày 10 tháng 12 năm 2026.",
    "Báo cáo UBND tỉnh trước 10/12/2026 để theo dõi, chỉ đạo.",
    "Gửi báo cáo kết quả về Sở trước ngày 01/12/2026; Sở báo cáo UBND tỉnh trước ngày 10/12/2026.",
    "Thông tin, báo cáo: Ngày 20 hằng tháng các phòng gửi kết quả về Văn phòng Sở tổng hợp.",
    "Thực hiện chế độ báo cáo định kỳ (06 tháng, năm) gửi UBND tỉnh trước ngày 05/6 và trước ngày 05/12.",
    "Kết quả thực hiện được đưa vào báo cáo cải cách hành chính gửi UBND tỉnh trước ngày 10 của tháng cuối quý.",
    "Báo cáo (bằng văn bản và bản điện tử) gửi UBND tỉnh trước ngày 10/12.",
    "Báo cáo định kỳ hằng tháng (ngày 25), quý (ngày 25 tháng cuối quý), năm (ngày 10/12) gửi UBND tỉnh.",
    "Trước 16 giờ ngày 10/12/2026, Văn phòng Sở hoàn thành báo cáo gửi UBND tỉnh.",
    "Hoàn thành báo cáo kết quả gửi Ủy ban nhân dân tỉnh ngày 12/12/2026.",
    "Văn phòng Sở tổng hợp kết quả, xây dựng báo cáo trình Lãnh đạo Sở ký gửi UBND tỉnh trước ngày 15 tháng 12.",
    "Chế độ báo cáo: 06 tháng (trước 05/6), 01 năm (trước 05/12) về UBND tỉnh.",
    "3. Báo cáo quý: trước ngày 15/3, 15/6, 15/9; báo cáo năm: trước 15/12/2026 gửi về UBND tỉnh.",
    "3. Giao Văn phòng Sở tổng hợp kết quả, dự thảo báo cáo UBND tỉnh theo thời hạn: trước ngày 05/12/2026.",
    "3. Văn phòng Sở: lập báo cáo gửi UBND tỉnh trước ngày 20/6/2026 (6 tháng) và trước ngày 10/12/2026 (năm).",
)
_TASKS = (
    "- Thực hiện: Văn phòng Sở.\n- Lộ trình: Quý II/2026.",
    "(i) Cơ quan chủ trì: Văn phòng Sở;\n(ii) Thời gian: Năm 2026.",
    "- Chủ trì: Văn phòng Sở; phối hợp: các phòng.\n- Hoàn thành: trước 30/6/2026.",
    "- Đơn vị chủ trì, tham mưu: Văn phòng Sở.\n- Thời gian trình: Tháng 4/2026.",
    "+ Người phụ trách: Đ/c Chánh Văn phòng.\n+ Thời gian hoàn thành: 15/5/2026.",
)
_CASES = [
    (what, text)
    for what, texts in (
        ("title", _TITLES), ("opening", _OPENINGS), ("funding", _FUNDING), ("reporting", _REPORTING), ("task", _TASKS),
    )
    for text in texts
]  # fmt: skip


@pytest.mark.parametrize(("what", "text"), [("title", _USUAL["title"]), *_CASES])
def test_no_wording_is_a_fault(what: str, text: str) -> None:
    plan = parse(read_text(_PLAN.format(**{**_USUAL, what: text}), "plan"))
    outcomes = audit(plan, load_rules(), AuditOptions(lang="en"))
    assert [(o.rule, o.message) for o in outcomes if o.status in (Status.FAILED, Status.CANNOT_TELL)] == []


@pytest.mark.parametrize(
    ("cited", "issuer"),
    [
        ("của UBND tỉnh Vân Giang, Sở Nông nghiệp và Môi trường", "UBND tỉnh Vân Giang"),
        ("của Ủy ban nhân dân tỉnh, Sở Văn hóa, Thể thao và Du lịch", "Ủy ban nhân dân tỉnh"),
        ("của Sở Văn hóa, Thể thao và Du lịch, Trường THCS Bản Đào", "Sở Văn hóa, Thể thao và Du lịch"),
    ],
)
def test_the_issuer_of_an_act_ends_where_the_plans_own_begins(cited: str, issuer: str) -> None:
    text = f"KẾ HOẠCH\nTruyền thông năm 2026\n\nThực hiện Kế hoạch số 27/KH-UBND ngày 20/01/2026 {cited} ban hành Kế hoạch như sau:\n"
    plan = parse(read_text(f"{text}\nI. MỤC ĐÍCH\nGiúp người dân.\n\nNơi nhận:\n- Lưu: VT.\n", "plan.txt"))
    assert plan.parent is not None
    assert plan.parent.issuer == issuer
