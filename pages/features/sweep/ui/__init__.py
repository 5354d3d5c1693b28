"""The architecture map's page in parts: bar, board, controls, chosen cell, tables."""
