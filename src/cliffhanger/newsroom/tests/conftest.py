"""The small world, for every test of this room."""

from cliffhanger.newsroom.tests.world import paper

__all__ = ["paper"]
