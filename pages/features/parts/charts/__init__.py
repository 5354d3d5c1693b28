"""Charts of the page about the parts: functions, starts, losses, ways."""
