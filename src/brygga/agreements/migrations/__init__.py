"""The agreements in the database, step by step."""
