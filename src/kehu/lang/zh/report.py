"""Chinese of what report says."""

MESSAGES: dict[str, str] = {}
