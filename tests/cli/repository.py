"""A repository of plans in a temporary folder: a parent, children with faults, git."""

from __future__ import annotations

import subprocess
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "van-giang-2026"
TWO_TASKS = """\
UBND TỈNH VÂN GIANG
SỞ TƯ PHÁP
Số: 12/KH-STP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vân Giang, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Truyền thông về hộ tịch của Sở Tư pháp năm 2026

Thực hiện Kế hoạch số 30/KH-UBND ngày 20/01/2026 của UBND tỉnh Vân Giang về truyền thông hộ tịch, Sở Tư pháp ban hành
Kế hoạch như sau:

I. MỤC ĐÍCH
Giúp người dân hiểu và làm đúng thủ tục.

II. YÊU CẦU
Thiết thực, tiết kiệm.

III. NHIỆM VỤ
1. Chiếu phim lưu động tại các xã vùng cao
- Đơn vị phối hợp: UBND các xã.
- Thời gian: Quý II/2026.

2. In tờ gấp về đăng ký khai sinh
- Đơn vị phối hợp: UBND các phường.
- Thời gian: Quý III/2026.

IV. KINH PHÍ
Từ ngân sách nhà nước giao cho Sở năm 2026.

V. TỔ CHỨC THỰC HIỆN
Văn phòng Sở báo cáo kết quả về UBND tỉnh trước ngày 10/12/2026.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

GIÁM ĐỐC
Phan Văn Đạt
"""


class Repository:
    """A folder under git, with the files and commits that a test makes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        for key, value in (("user.name", "A"), ("user.email", "a@example.org"), ("core.autocrlf", "false")):
            self.git("config", key, value)

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", "-C", self.folder, *arguments], capture_output=True, check=True, text=True)
        return done.stdout.strip()

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def commit(self, message: str = "change") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD")

    def family(self) -> None:
        """A parent and its children, some with a fault."""
        for path in sorted(SAMPLES.glob("*.txt")):
            self.write(f"plans/{path.name}", path.read_text(encoding="utf-8"))
