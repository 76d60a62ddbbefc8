"""The desk: what editors see beside the pages. `wagtail_hooks.py` puts it into Wagtail's admin."""
