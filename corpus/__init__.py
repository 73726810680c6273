"""What an inspection letter is, and reading one: files in, `Letter` values out."""
