"""The volunteers in the database, step by step."""
