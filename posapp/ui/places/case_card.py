"""One case: its life, the steps it may take now, its papers."""
