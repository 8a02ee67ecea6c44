"""設定 (F10): shop, staff, closing day, looks, printer, safety copies."""
