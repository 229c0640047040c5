"""Half-years frozen for ever, and what is made of them: figures, and what becomes public."""
