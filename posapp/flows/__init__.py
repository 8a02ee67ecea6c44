"""The guided steps as tables, and the forms they fill. No Qt, no store, no clock."""
