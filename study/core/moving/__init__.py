"""Moving an instance or a volume to another zone, Region, account or partition."""
