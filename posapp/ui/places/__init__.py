"""The places of the window that stand outside a sale: each one a widget for the whole centre."""
