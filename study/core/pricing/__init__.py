"""What instances cost under each way of paying."""
