"""Citing a quote, linking to it, and checking whether a pasted quotation stands in the letters."""
