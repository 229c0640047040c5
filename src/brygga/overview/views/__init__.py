"""Idag and the promise board, the portfolio, and what the parties do together."""
