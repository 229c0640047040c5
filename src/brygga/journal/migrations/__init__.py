"""The journal in the database, step by step."""
