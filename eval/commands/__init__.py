"""The commands of ``python -m eval``, a module for each kind of work."""
