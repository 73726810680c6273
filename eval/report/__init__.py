"""The report: one self-contained HTML page on measured systems."""
