"""郵送での返却: its list, the return that is open, the form of its next step. Knows services and widgets."""
