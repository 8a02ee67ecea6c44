"""The pieces pages are made of. Each shows a value and emits what was typed or pressed; none computes money."""
