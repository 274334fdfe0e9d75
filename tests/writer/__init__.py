"""Plans made at random: what they say (``PlanSpec``), how they look (``Layout``), and the text that comes of both."""

from tests.writer.invent import invent
from tests.writer.layout import PLAIN, Layout, random_layout
from tests.writer.render import write
from tests.writer.spec import PlanSpec

__all__ = ["PLAIN", "Layout", "PlanSpec", "invent", "random_layout", "write"]
