"""The steering group: its seats, its meetings, what they decide and what comes of it."""
