"""Names and sentences of the presets."""

PRESETS: dict[str, str] = {}
