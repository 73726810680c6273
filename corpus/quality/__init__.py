"""How well a letter was read: a letter in, what was recognised and what looks odd out; pure."""
