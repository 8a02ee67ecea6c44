"""Papers: composed from frozen domain values, then drawn. The door is `posapp.documents.press`; knows no clock, no store, no window."""
