"""How an Auto Scaling group follows a load, minute by minute."""
