"""Names of issuers behind "của": what their bodies do is part of the name."""

from __future__ import annotations

import pytest

from checker.parse import parse
from checker.readers import read_text

_PLAN = """KẾ HOẠCH
Truyền thông năm 2026

Thực hiện Kế hoạch số 27/KH-BCĐ ngày 20/01/2026 của {issuer} về đẩy mạnh truyền thông năm 2026, Sở Tư pháp ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
Giúp người dân hiểu và làm đúng thủ tục.

Nơi nhận:
- Lưu: VT.

GIÁM ĐỐC
Phan Văn Đạt
"""


@pytest.mark.parametrize(
    "issuer",
    [
        "Ban Chỉ đạo chuyển đổi số tỉnh Vân Giang",
        "Ban Chỉ đạo cải cách hành chính tỉnh",
        "Trung tâm Kiểm soát bệnh tật tỉnh",
        "Trung tâm Truyền thông và Văn hóa tỉnh",
        "Ban Tổ chức Tỉnh ủy",
        "Cục Kiểm soát thủ tục hành chính",
        "Tổ công tác triển khai Đề án 06 tỉnh",
        "Sở Văn hóa, Thể thao và Du lịch",
    ],
)
def test_the_whole_name_is_read_up_to_the_subject(issuer: str) -> None:
    cited = parse(read_text(_PLAN.format(issuer=issuer), "plan")).citations[0]
    assert (cited.issuer, cited.subject) == (issuer, "về đẩy mạnh truyền thông năm 2026")
