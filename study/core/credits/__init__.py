"""CPU credits: what a burstable instance earns, spends, borrows and loses."""
