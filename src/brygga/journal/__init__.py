"""Append-only record of every act: one hash chain per partnership, no foreign keys."""
