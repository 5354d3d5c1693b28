"""The web layer: one page a file, with charts, controls, texts and the live view beneath."""
