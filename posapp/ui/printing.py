"""Printing through the system: the printers it knows and a PDF sent to one of them."""
