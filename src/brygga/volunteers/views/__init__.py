"""The pages about those who do the work."""
