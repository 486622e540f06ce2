"""What load balancers decide: by rules, in turn, by hash, across zones, by health; and the bill."""
