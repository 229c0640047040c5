"""The running site: settings, addresses, base templates, clock and language."""
