"""Every word of the places outside a sale."""
