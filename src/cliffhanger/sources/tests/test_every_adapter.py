"""What holds for each adapter, and so for the one you add."""

from __future__ import annotations

import pytest

from cliffhanger.sources import ADAPTERS, Payload, SourceInfo
from cliffhanger.vocabulary import Factuality, Page, PartialDate, Predicate, Statement, Tier

from .samples import DOCUMENTS, folder

EVERY = pytest.mark.parametrize("name", ADAPTERS)


def test_every_adapter_has_documents_to_be_tested_with():
    assert set(DOCUMENTS) == set(ADAPTERS)


@EVERY
def test_it_says_who_speaks_and_under_which_licence(name):
    source = ADAPTERS[name].SOURCE
    assert isinstance(source, SourceInfo)
    assert source.slug == name
    assert source.tier in Tier
    assert source.licence


@EVERY
def test_it_can_fetch_and_read(name):
    assert callable(ADAPTERS[name].fetch)
    assert callable(ADAPTERS[name].read)


@EVERY
def test_it_has_a_readme_of_a_page_at_most_and_samples(name):
    readme = (folder(name) / "README.md").read_text(encoding="utf-8").splitlines()
    assert readme[0] == f"# {name} (adapter)"
    assert len(readme) <= 25
    assert any((folder(name) / "samples").iterdir())


@EVERY
def test_its_samples_are_read_into_known_words(name):
    documents = DOCUMENTS[name]()
    assert documents
    for payload in documents:
        _check(payload)


@EVERY
def test_the_same_sample_gives_the_same_bytes_and_the_same_reading(name):
    first, again = DOCUMENTS[name](), DOCUMENTS[name]()
    assert [_without_port(one.content) for one in first] == [_without_port(one.content) for one in again]
    assert all(ADAPTERS[name].read(one) == ADAPTERS[name].read(one) for one in first)


def _check(payload: Payload) -> None:
    assert payload.adapter in ADAPTERS
    assert payload.url
    assert len(payload.media_type) <= 100
    read = ADAPTERS[payload.adapter].read(payload)
    if isinstance(read, Page):
        assert read.title
        assert read.whole
        return
    assert read
    for statement in read:
        _check_statement(statement)


def _check_statement(statement: Statement) -> None:
    assert statement.predicate in Predicate
    assert statement.factuality in Factuality
    assert statement.start is None or statement.quote
    if statement.predicate in {Predicate.PREMIERE, Predicate.FINALE}:
        assert PartialDate.parse(statement.value)
    assert len(statement.value) <= 300
    assert len(statement.note) <= 500


def _without_port(content: bytes) -> bytes:
    """Links that a feed gives relative to its own address carry the test server's port."""
    return b"" if b"127.0.0.1" in content else content
