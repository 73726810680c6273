"""Comparing what inspectors found in several areas, or several letters, on the same questions."""
