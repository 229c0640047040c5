"""The volunteers slice, one file per act."""
