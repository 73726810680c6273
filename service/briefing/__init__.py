"""Briefings: what a trainer collects from answers, orders, explains and exports."""
