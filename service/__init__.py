"""From a question to an answer that a person can check: command line, web pages and JSON."""
