"""Lambda beside Fargate and EC2: cost, how many run at once, what becomes of a failure."""
