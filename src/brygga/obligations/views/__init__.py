"""The pages of promises: an obligation, an occurrence, and the acts one may do there."""
