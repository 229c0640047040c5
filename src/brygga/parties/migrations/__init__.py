"""The parties in the database, step by step."""
