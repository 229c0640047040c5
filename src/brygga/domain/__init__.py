"""The rules of a partnership as functions on frozen values: no Django, clock or network."""
