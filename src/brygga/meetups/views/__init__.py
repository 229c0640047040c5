"""The pages of the evenings: a term's programme, one evening, and the questions of its log."""
