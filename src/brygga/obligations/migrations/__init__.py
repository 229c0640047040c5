"""The obligations in the database, step by step."""
