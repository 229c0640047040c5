"""The steering slice, one file per act."""
