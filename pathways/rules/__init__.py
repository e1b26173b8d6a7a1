"""The rules engine: pure, standard library only, reads no clock and no database."""
