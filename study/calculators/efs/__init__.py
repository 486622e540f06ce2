"""The calculator of EFS around its core."""
