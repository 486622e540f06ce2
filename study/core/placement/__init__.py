"""Placement groups: what fits, what breaks, what survives."""
