"""Prose to statements: what a page claims, how firmly, about which season."""

from .draft import Reading
from .jsonl import BadLine, read_jsonl
from .lexicon import Lexicon, Mention
from .page import explain, read_page

__all__ = ["BadLine", "Lexicon", "Mention", "Reading", "explain", "read_jsonl", "read_page"]
