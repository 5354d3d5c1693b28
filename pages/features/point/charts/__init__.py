"""One point's way in pictures and formulas."""
