"""The obligations slice, one file per act."""
