"""Is it coming back, and when? Everything we know is a claim; everything we show is a view of the claims."""

__version__ = "0.1.0"
