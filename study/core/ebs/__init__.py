"""EBS volumes: what one gives, what the instance lets through, and what it costs."""
