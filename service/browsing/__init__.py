"""Findings by kind, agency and theme without a question, and the grades of the reports that give grades."""
