"""A rules-driven compliance checker for Vietnamese administrative plans (KẾ HOẠCH)."""

__version__ = "0.1.0"
