"""Values, criteria, tables and grids: what every rule is made of."""
