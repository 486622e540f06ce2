"""Whether an instance can hibernate, and if not, what stands in the way first."""
