"""Chinese of what exchange says."""

MESSAGES: dict[str, str] = {}
