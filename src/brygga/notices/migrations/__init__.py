"""The notices in the database, step by step."""
