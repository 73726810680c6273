"""Judged questions, runs, measures, reports and gates; used from the repository, never installed."""
