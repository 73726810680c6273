"""Vector engines behind one contract; the only modules that import a vector library."""
