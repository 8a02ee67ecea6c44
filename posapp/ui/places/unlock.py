"""The passphrase of a shop that has one. Knows no store."""
