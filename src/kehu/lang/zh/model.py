"""Chinese of what model says."""

MESSAGES: dict[str, str] = {}
