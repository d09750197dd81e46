"""kehu (客户): customer archives as plain YAML in git, and the credit manager's work on them."""

__version__ = "0.1.0"  # a literal: importlib.metadata alone costs five bare starts of Python
