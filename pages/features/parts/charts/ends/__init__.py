"""Charts of the ends of a network: its layers, and the right end beside a wrong one."""
