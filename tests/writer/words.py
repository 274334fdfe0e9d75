"""What invented plans are about: bodies, topics, work and phrases, all made up for these tests."""

from __future__ import annotations

import datetime as dt

from tests.writer.spec import Act, Body

PROVINCES = ("Vân Giang", "Tân Hòa", "Lâm Thủy", "Đông Xuyên", "Hải Đằng", "Quế Hà")
COMMUNES = ("Tân Lập", "Đại Hòa", "Phú Thụy", "Suối Đào", "Bình Yên Thượng", "Nà Khoa")
DISTRICTS = ("Kim Đường", "Thạch Hòa", "Mường Luân")
SCHOOLS = ("Trần Quang Diệu", "Lê Văn Hưu", "Tô Hiến Thành")

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Bùi", "Đỗ", "Hồ", "Lò", "Vàng")
MIDDLES = ("Văn", "Thị", "Minh", "Thanh", "Hoài", "Đức", "Thu", "Quốc")
GIVEN = ("An", "Bình", "Dũng", "Hạnh", "Hòa", "Loan", "Nguyệt", "Quỳnh", "Thủy", "Tuấn", "Uyên", "Đào")

TOPICS = (
    "Tuyên truyền, phổ biến pháp luật",
    "Chuyển đổi số",
    "Phòng, chống lãng phí trong hoạt động công vụ",
    "Truyền thông về hoạt động kiểm soát thủ tục hành chính",
    "Nâng cao chất lượng giải quyết hồ sơ của người dân",
    "Bảo đảm trật tự, an toàn giao thông",
    "Thực hiện công tác bình đẳng giới",
    "Xây dựng cơ quan văn hóa, an toàn, sạch đẹp",
    "Số hóa hồ sơ, tài liệu lưu trữ",
    "Phát động phong trào đọc sách",
)

PURPOSES = (
    "Nâng cao nhận thức, ý thức trách nhiệm của cán bộ, công chức, viên chức và người lao động",
    "Tạo chuyển biến rõ nét trong phục vụ người dân, doanh nghiệp trên địa bàn",
    "Cụ thể hóa chỉ đạo của cấp trên thành việc làm, có sản phẩm và có người chịu trách nhiệm",
    "Phát huy vai trò giám sát của Nhân dân đối với hoạt động của cơ quan, đơn vị",
    "Huy động sự tham gia của các tổ chức, cá nhân vào quá trình thực hiện",
    "Góp phần xây dựng nền hành chính hiện đại, gần dân, sát dân",
)
REQUIREMENTS = (
    "Nội dung thiết thực, hình thức đa dạng, phù hợp với từng đối tượng",
    "Việc triển khai phải đồng bộ, đúng tiến độ, tránh phô trương",
    "Phân công rõ việc, rõ người, rõ kết quả; thường xuyên đôn đốc, nhắc nhở",
    "Gắn kết quả thực hiện với việc đánh giá, xếp loại tập thể, cá nhân cuối năm",
    "Lồng ghép với các nhiệm vụ thường xuyên, bảo đảm hiệu quả, tiết kiệm",
    "Số liệu trung thực, cập nhật đầy đủ, dễ theo dõi",
)

GROUPS = (
    "Công tác chỉ đạo, điều hành",
    "Tuyên truyền, nâng cao nhận thức",
    "Tập huấn, bồi dưỡng nghiệp vụ",
    "Kiểm tra, đôn đốc, khen thưởng",
)
TASKS = (
    "Rà soát, chuẩn hóa quy trình nội bộ",
    "Biên soạn tài liệu hỏi đáp bằng tiếng Việt và tiếng dân tộc",
    "Xây dựng chuyên mục trên trang thông tin điện tử",
    "Tập huấn kỹ năng cho cán bộ một cửa",
    "Tổ chức cuộc thi tìm hiểu trực tuyến",
    "Lắp đặt bảng tin điện tử tại nơi tiếp dân",
    "Khảo sát mức độ hài lòng của người dân",
    "Phát thanh lưu động tại các thôn, bản, tổ dân phố",
    "Số hóa hồ sơ còn hiệu lực",
    "Kiểm tra việc chấp hành nội quy, giờ làm việc",
    "Biểu dương điển hình tiên tiến, cách làm hay",
    "Tọa đàm, đối thoại với thanh niên",
    "Cập nhật dữ liệu dân cư, hộ gia đình",
    "Ra quân dọn vệ sinh, trồng cây xanh",
)
DETAILS = (
    "Chọn nội dung sát với nhu cầu, trình bày ngắn gọn, dễ hiểu, có hình ảnh minh họa.",
    "Mỗi quý chọn một chủ đề, có đánh giá sau khi kết thúc.",
    "Lập danh sách, xác định thứ tự ưu tiên và mức độ hoàn thành của từng việc.",
    "Mời người có kinh nghiệm hướng dẫn, chú trọng thực hành tại chỗ.",
    "Công khai kết quả để mọi người cùng theo dõi, góp ý.",
)
PRODUCTS = (
    "Bộ tài liệu",
    "Danh sách kèm hồ sơ",
    "Biên bản và hình ảnh",
    "Chuyên mục được duy trì",
    "Bảng tổng hợp số liệu",
)

DUTIES = (
    "Theo dõi, đôn đốc tiến độ, kịp thời nêu khó khăn, vướng mắc",
    "Bố trí cán bộ có năng lực, am hiểu công việc",
    "Cung cấp thông tin, hình ảnh cho trang thông tin điện tử",
    "Phổ biến nội dung Kế hoạch đến toàn thể cán bộ, công chức",
    "Tổng hợp danh sách tập thể, cá nhân tiêu biểu để biểu dương",
    "Lưu giữ hồ sơ, tài liệu theo đúng quy định về văn thư",
)

LABEL_FAMILIES = (
    ("Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện", "Sản phẩm"),
    ("Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Kết quả"),
    ("Cơ quan chủ trì", "Cơ quan phối hợp thực hiện", "Thời gian hoàn thành", "Sản phẩm"),
    ("Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm"),
    ("Thực hiện", "Phối hợp", "Thời gian", "Kết quả"),
    ("Đơn vị chủ trì thực hiện", "Đơn vị phối hợp thực hiện", "Thời hạn hoàn thành", "Sản phẩm đầu ra"),
)
TABLE_HEADS = (
    ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện", "Sản phẩm"),
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Kết quả"),
    ("STT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan, đơn vị phối hợp", "Thời hạn", "Sản phẩm"),
    ("STT", "Nội dung", "Đơn vị chủ trì thực hiện", "Đơn vị phối hợp thực hiện", "Thời gian", "Sản phẩm"),
    ("Số TT", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian thực hiện", "Kết quả, sản phẩm"),
    ("TT", "Nội dung thực hiện", "Đơn vị, cá nhân chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Sản phẩm"),
)

HEADINGS = {
    "aims": ("MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH VÀ YÊU CẦU"),
    "tasks": ("NỘI DUNG THỰC HIỆN", "NHIỆM VỤ", "NỘI DUNG, NHIỆM VỤ", "NHIỆM VỤ, GIẢI PHÁP", "NHIỆM VỤ TRỌNG TÂM"),
    "funding": ("KINH PHÍ THỰC HIỆN", "KINH PHÍ", "NGUỒN KINH PHÍ", "KINH PHÍ BẢO ĐẢM"),
    "organisation": ("TỔ CHỨC THỰC HIỆN",),
    "reporting": ("CHẾ ĐỘ BÁO CÁO", "CHẾ ĐỘ THÔNG TIN, BÁO CÁO"),
}

NORMATIVE = (
    Act(
        type="Nghị định",
        number="30/2020/NĐ-CP",
        date=dt.date(2020, 3, 5),
        issuer="Chính phủ",
        subject="về công tác văn thư",
    ),
    Act(
        type="Nghị quyết",
        number="76/NQ-CP",
        date=dt.date(2021, 7, 15),
        issuer="Chính phủ",
        subject="ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030",
    ),
    Act(
        type="Nghị định",
        number="63/2010/NĐ-CP",
        date=dt.date(2010, 6, 8),
        issuer="Chính phủ",
        subject="về kiểm soát thủ tục hành chính",
    ),
    Act(
        type="Nghị định",
        number="45/2020/NĐ-CP",
        date=dt.date(2020, 4, 8),
        issuer="Chính phủ",
        subject="về thực hiện thủ tục hành chính trên môi trường điện tử",
    ),
)

_DEPARTMENTS = (
    ("Sở Khoa học và Công nghệ", "SKHCN"),
    ("Sở Tư pháp", "STP"),
    ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
    ("Sở Xây dựng", "SXD"),
    ("Sở Công Thương", "SCT"),
    ("Sở Y tế", "SYT"),
)
OTHER_DEPARTMENT = "Sở Ngoại vụ"
"""A department that no invented plan is of."""


def department(province: str, index: int) -> Body:
    """A department of a province."""
    name, symbol = _DEPARTMENTS[index % len(_DEPARTMENTS)]
    return Body(
        name=name,
        level="department",
        symbol=symbol,
        superior=f"UBND tỉnh {province}",
        place=province,
        province=province,
        region=f"của {name}",
        head="GIÁM ĐỐC",
        deputy="PHÓ GIÁM ĐỐC",
        assembly=None,
        own_units=(
            "Phòng Kế hoạch - Tài chính",
            "Phòng Tổ chức - Hành chính",
            "Phòng Nghiệp vụ",
            "Trung tâm Thông tin và Chuyển đổi số",
            "Trưởng phòng Chuyên môn",
            "Các phòng, đơn vị thuộc Sở",
        ),
        office="Văn phòng Sở",
        report_to=("UBND tỉnh", "Văn phòng UBND tỉnh"),
        recipients=("UBND tỉnh (b/c)", "Giám đốc, các Phó Giám đốc Sở", "Các phòng, đơn vị thuộc Sở"),
    )


def province(name: str) -> Body:
    """The people's committee of a province."""
    return Body(
        name=f"UBND tỉnh {name}",
        level="province",
        symbol="UBND",
        superior="Chính phủ",
        place=name,
        province=name,
        region=f"trên địa bàn tỉnh {name}",
        head="CHỦ TỊCH",
        deputy="PHÓ CHỦ TỊCH",
        assembly="ỦY BAN NHÂN DÂN",
        own_units=(
            "Sở Khoa học và Công nghệ",
            "Sở Tài chính",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Công an tỉnh",
            "UBND các xã, phường",
        ),
        office="Văn phòng UBND tỉnh",
        report_to=("Văn phòng Chính phủ", "Bộ Tư pháp"),
        recipients=("Văn phòng Chính phủ (b/c)", "Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Các sở, ban, ngành tỉnh"),
    )


def commune(province_name: str, name: str) -> Body:
    """The people's committee of a commune."""
    return Body(
        name=f"UBND xã {name}",
        level="commune",
        symbol="UBND",
        superior=f"UBND tỉnh {province_name}",
        place=name,
        province=province_name,
        region=f"trên địa bàn xã {name}",
        head="CHỦ TỊCH",
        deputy="PHÓ CHỦ TỊCH",
        assembly="ỦY BAN NHÂN DÂN",
        own_units=(
            "Phòng Kinh tế",
            "Phòng Văn hóa - Xã hội",
            "Trung tâm Phục vụ hành chính công xã",
            "Công an xã",
            "Trạm Y tế xã",
        ),
        office="Văn phòng HĐND và UBND xã",
        report_to=("UBND tỉnh", "Sở Nội vụ"),
        recipients=("UBND tỉnh (b/c)", "Thường trực Đảng ủy, HĐND xã", "Các trưởng thôn, bản"),
    )


def district(province_name: str, name: str) -> Body:
    """The people's committee of a district, as there were until 30 June 2025."""
    return Body(
        name=f"UBND huyện {name}",
        level="district",
        symbol="UBND",
        superior=f"UBND tỉnh {province_name}",
        place=name,
        province=province_name,
        region=f"trên địa bàn huyện {name}",
        head="CHỦ TỊCH",
        deputy="PHÓ CHỦ TỊCH",
        assembly="ỦY BAN NHÂN DÂN",
        own_units=(
            "Phòng Tư pháp",
            "Phòng Tài chính - Kế hoạch",
            "Phòng Văn hóa và Thông tin",
            "Công an huyện",
            "UBND các xã, thị trấn",
        ),
        office="Văn phòng HĐND và UBND huyện",
        report_to=("UBND tỉnh", "Sở Tư pháp"),
        recipients=("UBND tỉnh (b/c)", "Thường trực Huyện ủy, HĐND huyện", "Các phòng, ban thuộc UBND huyện"),
    )


def school(province_name: str, name: str) -> Body:
    """A secondary school under the department of education."""
    return Body(
        name=f"Trường THPT {name}",
        level="school",
        symbol="THPT",
        superior="Sở Giáo dục và Đào tạo",
        place=province_name,
        province=province_name,
        region=f"của Trường THPT {name}",
        head="HIỆU TRƯỞNG",
        deputy="PHÓ HIỆU TRƯỞNG",
        assembly=None,
        own_units=("Tổ Văn phòng", "Tổ Ngữ văn", "Tổ Toán - Tin", "Đoàn Thanh niên", "Ban đại diện cha mẹ học sinh"),
        office="Tổ Văn phòng",
        report_to=("Sở Giáo dục và Đào tạo",),
        recipients=("Sở Giáo dục và Đào tạo (b/c)", "Ban Giám hiệu", "Các tổ chuyên môn"),
    )
