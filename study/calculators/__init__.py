"""The calculators around their cores: limits from facts, forms, words, drawings."""
