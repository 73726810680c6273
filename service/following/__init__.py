"""One authority across the years: what inspectors found, and what later letters say of it."""
