"""Everything that changes who takes part. The only place in this slice that writes."""
