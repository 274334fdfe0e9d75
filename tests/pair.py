"""One parent and one right plan below it, and the ways to write that plan otherwise: right ones, wrong ones, doubtful ones.

Each way is a passage and what stands in its place; a wrong one names the rule that must speak, a doubtful one too.
"""

from __future__ import annotations

from functools import cache

from checker.model.plan import Plan
from checker.parse import parse
from checker.readers import read_text

PARENT = """\
ỦY BAN NHÂN DÂN
TỈNH HÀ LÂM

Số: 18/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Lâm, ngày 19 tháng 01 năm 2026

KẾ HOẠCH
Truyền thông về kiểm soát thủ tục hành chính trên địa bàn tỉnh Hà Lâm năm 2026

Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;

Ủy ban nhân dân tỉnh Hà Lâm ban hành Kế hoạch truyền thông về kiểm soát thủ tục hành chính trên địa bàn tỉnh năm 2026 như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

- Nâng cao hiểu biết của người dân, doanh nghiệp về quyền và nghĩa vụ khi thực hiện thủ tục hành chính.

2. Yêu cầu

- Thiết thực, tiết kiệm, phù hợp từng nhóm đối tượng.

II. NỘI DUNG, HÌNH THỨC TRUYỀN THÔNG

1. Nội dung truyền thông

a) Quy định của pháp luật về kiểm soát thủ tục hành chính, cải cách thủ tục hành chính;

b) Cơ chế một cửa, một cửa liên thông; dịch vụ công trực tuyến;

c) Việc tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức về quy định hành chính.

2. Hình thức truyền thông

a) Truyền thông trên báo, đài, trang thông tin điện tử;

b) Tổ chức hội nghị, tọa đàm, đối thoại doanh nghiệp;

c) Phát hành tờ rơi, tờ gấp, sổ tay, pa nô, áp phích;

d) Tổ chức cuộc thi tìm hiểu cải cách thủ tục hành chính.

III. NHIỆM VỤ

1. Xây dựng chuyên trang, chuyên mục về cải cách thủ tục hành chính trên báo, đài

- Đơn vị chủ trì: Sở Văn hóa, Thể thao và Du lịch.

- Đơn vị phối hợp: Báo và phát thanh, truyền hình Hà Lâm.

- Thời gian thực hiện: Thường xuyên trong năm 2026.

2. Tổ chức hội nghị đối thoại với doanh nghiệp về thủ tục đất đai, môi trường

- Đơn vị chủ trì: Sở Nông nghiệp và Môi trường.

- Đơn vị phối hợp: Sở Tài chính; Hiệp hội Doanh nghiệp tỉnh.

- Thời gian thực hiện: Trước ngày 30/9/2026.

3. Biên soạn sổ tay hướng dẫn nộp hồ sơ trực tuyến lĩnh vực chăn nuôi, thú y

- Đơn vị chủ trì: Sở Nông nghiệp và Môi trường.

- Thời gian thực hiện: Quý II/2026.

4. Niêm yết công khai thủ tục hành chính tại nơi tiếp nhận hồ sơ

- Đơn vị chủ trì: Các sở, ban, ngành; UBND các xã, phường.

- Thời gian thực hiện: Trước ngày 31/5/2026.

IV. KINH PHÍ THỰC HIỆN

Kinh phí do ngân sách nhà nước bảo đảm theo phân cấp và các nguồn hợp pháp khác.

V. TỔ CHỨC THỰC HIỆN

1. Các sở, ban, ngành, UBND các xã, phường căn cứ Kế hoạch này xây dựng kế hoạch của cơ quan, địa phương mình, ban hành trước ngày 15/3/2026.

2. Chế độ báo cáo: Các sở, ban, ngành, UBND các xã, phường báo cáo kết quả thực hiện về UBND tỉnh (qua Sở Tư pháp) trước ngày 10/12/2026.

3. Sở Tư pháp theo dõi, đôn đốc, tổng hợp, báo cáo UBND tỉnh trước ngày 20/12/2026.

Nơi nhận:
- Văn phòng Chính phủ;
- Các sở, ban, ngành tỉnh;
- UBND các xã, phường;
- Lưu: VT, NC.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Đinh Quang Lộc
"""
CHILD = """\
UBND TỈNH HÀ LÂM
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG

Số: 45/KH-SNNMT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Lâm, ngày 10 tháng 3 năm 2026

KẾ HOẠCH
Truyền thông về kiểm soát thủ tục hành chính của Sở Nông nghiệp và Môi trường năm 2026

Thực hiện Kế hoạch số 18/KH-UBND ngày 19/01/2026 của UBND tỉnh Hà Lâm về truyền thông về kiểm soát thủ tục hành chính trên địa bàn tỉnh Hà Lâm năm 2026, Sở Nông nghiệp và Môi trường ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

Giúp cá nhân, tổ chức nắm được thủ tục hành chính lĩnh vực nông nghiệp, môi trường.

2. Yêu cầu

Nội dung ngắn gọn, dễ hiểu, thiết thực, tiết kiệm.

II. NỘI DUNG, HÌNH THỨC

1. Nội dung

- Quy định về kiểm soát, cải cách thủ tục hành chính; cơ chế một cửa, một cửa liên thông và dịch vụ công trực tuyến.

- Tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức.

2. Hình thức

- Đăng tin, bài trên Trang thông tin điện tử của Sở.

III. NHIỆM VỤ CỤ THỂ

1. Đối thoại với doanh nghiệp về thủ tục đất đai, môi trường

- Đơn vị chủ trì: Văn phòng đăng ký đất đai.

- Đơn vị phối hợp: Phòng Quản lý đất đai, Chi cục Bảo vệ môi trường.

- Thời gian: Trước ngày 15/9/2026.

2. Biên soạn, phát hành sổ tay hướng dẫn nộp hồ sơ trực tuyến về chăn nuôi, thú y

- Đơn vị chủ trì: Chi cục Chăn nuôi và Thú y.

- Thời gian: Tháng 6/2026.

3. Niêm yết, công khai thủ tục hành chính tại bộ phận tiếp nhận hồ sơ

- Đơn vị chủ trì: Văn phòng Sở.

- Thời gian: Trước 31/5/2026.

IV. KINH PHÍ

Từ nguồn chi thường xuyên năm 2026 của Sở Nông nghiệp và Môi trường và các nguồn hợp pháp khác.

V. TỔ CHỨC THỰC HIỆN

1. Các phòng, đơn vị thuộc Sở gửi kết quả về Văn phòng Sở trước ngày 25/11/2026.

2. Văn phòng Sở tổng hợp, tham mưu Giám đốc Sở báo cáo UBND tỉnh (qua Sở Tư pháp) trước ngày 05/12/2026.

Nơi nhận:
- UBND tỉnh (b/c);
- Sở Tư pháp;
- Các phòng, đơn vị thuộc Sở;
- Lưu: VT, VP.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Ma Thị Hiền
"""

_SUBJECT = "về truyền thông về kiểm soát thủ tục hành chính trên địa bàn tỉnh Hà Lâm năm 2026, Sở"
_TITLE = "Truyền thông về kiểm soát thủ tục hành chính của Sở Nông nghiệp và Môi trường năm 2026"
_REPORT = "2. Văn phòng Sở tổng hợp, tham mưu Giám đốc Sở báo cáo UBND tỉnh (qua Sở Tư pháp) trước ngày 05/12/2026."
_TASKS = CHILD[CHILD.index("1. Đối thoại") : CHILD.index("IV. KINH PHÍ")]
_TABLE = """\
STT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian
1\tĐối thoại với doanh nghiệp về thủ tục đất đai, môi trường\tVăn phòng đăng ký đất đai\tPhòng Quản lý đất đai\tTháng 9/2026
2\tBiên soạn sổ tay nộp hồ sơ trực tuyến lĩnh vực chăn nuôi, thú y\tChi cục Chăn nuôi và Thú y\t\tQuý II/2026
3\tNiêm yết công khai TTHC\tVăn phòng Sở\tCác đơn vị\tTrước 31/5/2026

"""
_UNITS = """\
1. Văn phòng đăng ký đất đai

- Tổ chức đối thoại với doanh nghiệp về thủ tục đất đai, môi trường trước ngày 15/9/2026.

2. Chi cục Chăn nuôi và Thú y

- Biên soạn sổ tay hướng dẫn nộp hồ sơ trực tuyến lĩnh vực chăn nuôi, thú y.

3. Văn phòng Sở

- Niêm yết công khai thủ tục hành chính tại nơi tiếp nhận hồ sơ.

"""
_SENTENCES = """\
1. Giao Văn phòng đăng ký đất đai chủ trì, phối hợp với Phòng Quản lý đất đai tổ chức đối thoại với doanh nghiệp về thủ tục đất đai, môi trường, hoàn thành trước ngày 15/9/2026.

2. Chi cục Chăn nuôi và Thú y chủ trì biên soạn sổ tay hướng dẫn nộp hồ sơ trực tuyến lĩnh vực chăn nuôi, thú y trong quý II/2026.

3. Văn phòng Sở chủ trì niêm yết công khai thủ tục hành chính tại nơi tiếp nhận hồ sơ trước ngày 31/5/2026.

"""

RIGHT = {
    "as it stands": ("", ""),
    "issuer cited short": ("của UBND tỉnh Hà Lâm về", "của Ủy ban nhân dân tỉnh về"),
    "chair cited for the committee": ("của UBND tỉnh Hà Lâm về", "của Chủ tịch UBND tỉnh về"),
    "day in words": ("ngày 19/01/2026", "ngày 19 tháng 01 năm 2026"),
    "subject cited short": (_SUBJECT, "về truyền thông kiểm soát TTHC năm 2026, Sở"),
    "long dash in the number": ("18/KH-UBND", "18/KH–UBND"),
    "subject without its place": (" trên địa bàn tỉnh Hà Lâm năm 2026, Sở", " năm 2026, Sở"),
    "issued on the parent's day": ("ngày 10 tháng 3", "ngày 19 tháng 01"),
    "issued on the last day": ("ngày 10 tháng 3", "ngày 15 tháng 3"),
    "no year in the title": (_TITLE, _TITLE.removesuffix(" năm 2026")),
    "title in other words": (_TITLE, "Tuyên truyền cải cách TTHC và kiểm soát TTHC năm 2026 của ngành Nông nghiệp và Môi trường"),
    "title that names the parent": (_TITLE, "Thực hiện Kế hoạch số 18/KH-UBND ngày 19/01/2026 của UBND tỉnh"),
    "task named short": ("Đối thoại với doanh nghiệp về thủ tục đất đai, môi trường", "Hội nghị đối thoại doanh nghiệp"),
    "the unit itself as lead": ("Văn phòng đăng ký đất đai", "Sở Nông nghiệp và Môi trường"),
    "done on the last day": ("Trước ngày 15/9/2026", "Trước ngày 30/9/2026"),
    "done in the parent's quarter": ("Trước ngày 15/9/2026", "Quý III/2026"),
    "done all the time": ("Trước ngày 15/9/2026", "Thường xuyên"),
    "tasks in a table": (_TASKS, _TABLE),
    "tasks below the units": (_TASKS, _UNITS),
    "tasks in sentences": (_TASKS, _SENTENCES),
    "reports on the last day": ("05/12/2026", "10/12/2026"),
    "reports through the department that gathers": (
        "báo cáo UBND tỉnh (qua Sở Tư pháp)", "gửi Sở Tư pháp tổng hợp, báo cáo UBND tỉnh",
    ),
    "reports by quarter and year": (
        _REPORT,
        "2. Định kỳ hằng quý (trước ngày 20 tháng cuối quý), năm (trước ngày 05/12/2026), Văn phòng Sở báo cáo UBND tỉnh.",
    ),
    "no way of spreading taken over": ("2. Hình thức\n\n- Đăng tin, bài trên Trang thông tin điện tử của Sở.\n", ""),
}  # fmt: skip

WRONG = {
    "day of the citation": ("ngày 19/01/2026", "ngày 18/01/2026", "parent-citation-mismatch"),
    "number of the citation": ("số 18/KH-UBND", "số 81/KH-UBND", "parent-citation-mismatch"),
    "issuer of the citation": ("của UBND tỉnh Hà Lâm về", "của UBND tỉnh Hà Phong về", "parent-citation-mismatch"),
    "year of the subject": (_SUBJECT, _SUBJECT.replace("2026", "2025"), "parent-citation-mismatch"),
    "place of the subject": (_SUBJECT, _SUBJECT.replace("Hà Lâm", "Đông Phong"), "parent-citation-mismatch"),
    "matter of the subject": (_SUBJECT, "về phòng, chống thiên tai năm 2026, Sở", "parent-citation-mismatch"),
    "issued the day before": ("ngày 10 tháng 3", "ngày 18 tháng 01", "issued-before-parent"),
    "issued a day late": ("ngày 10 tháng 3", "ngày 16 tháng 3", "issued-after-due"),
    "last year's title": (_TITLE, _TITLE.replace("2026", "2025"), "year-differs-from-parent"),
    "title of another matter": (_TITLE, "Phòng, chống dịch bệnh gia súc, gia cầm năm 2026", "title-differs-from-parent"),
    "own task left out": (CHILD[CHILD.index("2. Biên soạn") : CHILD.index(" Niêm yết")], "2.", "uncovered-parent-task"),
    "task of all left out": (CHILD[CHILD.index("3. Niêm yết") : CHILD.index("IV. KINH")], "", "uncovered-parent-task"),
    "another department as lead": ("Văn phòng đăng ký đất đai", "Sở Tài chính", "lead-differs-from-parent"),
    "done later": ("Trước ngày 15/9/2026", "Trước ngày 15/10/2026", "deadline-later-than-parent"),
    "done a quarter later": ("Trước ngày 15/9/2026", "Quý IV/2026", "deadline-later-than-parent"),
    "reports later": ("05/12/2026", "15/12/2026", "reporting-later-than-parent"),
    "reports to a ministry": (
        "báo cáo UBND tỉnh (qua Sở Tư pháp)", "báo cáo Bộ Nông nghiệp và Môi trường", "reporting-to-wrong-body",
    ),
}  # fmt: skip

DOUBTFUL = {
    "done some time this year": ("Trước ngày 15/9/2026", "Năm 2026", "deadline-later-than-parent"),
    "a content told by half": (
        "- Tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức.\n", "", "missing-required-topic",
    ),
}  # fmt: skip


@cache
def parent() -> Plan:
    """The parent as read."""
    return _read(PARENT)


def child(old: str, new: str) -> Plan:
    """The plan below it, ``new`` in place of the passage ``old``."""
    if old not in CHILD:
        raise ValueError(old)
    return _read(CHILD.replace(old, new, 1) if old else CHILD)


def _read(text: str) -> Plan:
    return parse(read_text(text, "plan.txt"))
