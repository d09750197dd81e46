"""Chinese of what grading says."""

MESSAGES: dict[str, str] = {}
