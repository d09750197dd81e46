"""Chinese of what templates says."""

MESSAGES: dict[str, str] = {}
