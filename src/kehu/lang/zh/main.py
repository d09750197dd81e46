"""Chinese of what main says."""

MESSAGES: dict[str, str] = {}
