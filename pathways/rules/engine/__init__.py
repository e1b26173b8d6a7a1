"""Criteria, grids and the rulebook: from an edition's snapshot to an assessment."""
