"""The agreements slice, one file per act."""
