"""The calculator of Lambda, Fargate and EC2 around its core."""
