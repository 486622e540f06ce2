"""Instance type names and the catalogue: grammar, meanings, finding, comparing."""
