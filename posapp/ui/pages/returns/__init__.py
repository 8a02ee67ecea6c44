"""The pages of 回収, one for each step."""
