"""Chinese of what quality says."""

MESSAGES: dict[str, str] = {}
