"""What every lab shares: its form, its sentences, its report."""
