"""Screens over several slices: Idag, Löftestavlan and the portfolio of several partnerships.

Nothing is stored here. Read arranging.py (what the board shows), then chart.py (how it is drawn).
"""
