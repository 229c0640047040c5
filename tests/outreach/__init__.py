"""The outreach slice: groups, and what is to be developed."""
