"""Keeping the details of children out of what is searched for."""
