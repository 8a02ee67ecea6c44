"""The pages of the counter. Each shows a frozen view and answers with a new draft; none decides a rule."""
