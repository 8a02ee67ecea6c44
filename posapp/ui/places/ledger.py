"""台帳 (F6): says honestly what will be here."""
