"""Chinese of what cli says."""

MESSAGES: dict[str, str] = {}
