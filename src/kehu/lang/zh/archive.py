"""Chinese of what archive says."""

MESSAGES: dict[str, str] = {}
