"""Outreach: the groups around the partnership, and what it may grow into."""
