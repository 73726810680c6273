"""From letters to a searchable index, and searching it."""
