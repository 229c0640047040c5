"""The pages of this slice: thin, one module for each place that they belong to."""
