"""A file system: how fast it is in each mode, where its files lie, what it costs."""
