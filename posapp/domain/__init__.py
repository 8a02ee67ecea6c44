"""The rules. Standard library and python-stdnum only: no clock, no input or output, no float for money."""
