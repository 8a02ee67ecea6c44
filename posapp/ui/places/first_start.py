"""初回設定: the few questions that open a new shop. Knows no store."""
