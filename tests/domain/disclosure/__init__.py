"""Figures that nobody can take apart: the rules, and the attacks on them."""
