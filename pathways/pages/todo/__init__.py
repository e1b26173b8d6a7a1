"""The page To do: the papers, the days and the costs of the chosen routes."""
