"""posapp: quotes, disclosures, applications and returns at the counter of a Japanese phone or electronics shop."""

__version__ = "0.1.0"
