"""The pages of the agreement: reading it, and bringing in a version."""
