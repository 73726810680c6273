"""Other stacks, set to the same work, to compare with."""
