"""The pages of the proposals: writing them, and what becomes of them."""
