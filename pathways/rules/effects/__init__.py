"""What one rulebook says differently from another of the same people, day by day."""

from pathways.rules.effects.comparing import Comparison, Move, Pair

__all__ = ["Comparison", "Move", "Pair"]
