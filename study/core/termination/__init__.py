"""Which instance of an Auto Scaling group leaves first, and why."""
