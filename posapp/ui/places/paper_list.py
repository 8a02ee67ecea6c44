"""書類 (F5): what still waits for paper, what failed and why, what was printed today."""
