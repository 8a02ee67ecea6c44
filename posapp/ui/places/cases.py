"""案件 (F4): every case that was written down, and one of them opened."""
