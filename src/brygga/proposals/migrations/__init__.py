"""The proposals in the database, step by step."""
