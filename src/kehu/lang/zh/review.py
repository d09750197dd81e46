"""Chinese of what review says."""

MESSAGES: dict[str, str] = {}
