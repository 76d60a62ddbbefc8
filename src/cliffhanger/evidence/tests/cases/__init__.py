"""The status policy as data: the same ids as docs/status-policy.md, one case each."""

from __future__ import annotations

from .coming_out import COMING_OUT
from .dates import DATES
from .decisions import DECISIONS
from .shows import SHOWS

CASES = (*DECISIONS, *DATES, *COMING_OUT, *SHOWS)
