"""Contributions: what the parties promised to put in, and what they have given by now."""
