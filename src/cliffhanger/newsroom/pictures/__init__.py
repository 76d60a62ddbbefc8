"""Pictures as inline SVG text: pure functions over what templates are given. Colours come from the stylesheet.

One idea runs through them, the cliff line: a solid rule where things are known, which breaks off on the day we
know until and goes on in dots where they are forecast.
"""

from .calibration import calibration_plot
from .comparables import comparables_strip
from .curve import chance_curve
from .dots import dot_row
from .path import forecast_path
from .seasons import season_bars
from .shapes import event_shape, state_shape, verdict_shape
from .svg import NotDrawable
from .timeline import cliff_timeline

__all__ = [
    "NotDrawable",
    "calibration_plot",
    "chance_curve",
    "cliff_timeline",
    "comparables_strip",
    "dot_row",
    "event_shape",
    "forecast_path",
    "season_bars",
    "state_shape",
    "verdict_shape",
]
