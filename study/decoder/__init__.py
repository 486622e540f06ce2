"""The decoder around its core: files read, words for what core says, cards drawn."""
