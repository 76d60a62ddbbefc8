"""How well the reading room reads."""
