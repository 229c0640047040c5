"""Notes that the guard is measured on: names of many origins, and notes that name nobody."""
