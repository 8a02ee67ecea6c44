"""回収 (F3): says honestly what will be here."""
