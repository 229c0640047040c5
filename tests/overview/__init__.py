"""The overview: drawing, Idag, the board and the portfolio."""
