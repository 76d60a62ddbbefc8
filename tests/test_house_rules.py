"""The rules of the house (CONTRIBUTING.md), checked. A failure names the place and says what is owed."""

from __future__ import annotations

import re
import shlex
import statistics
from itertools import chain

import pytest
from django.apps import apps
from django.core.management import load_command_class
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from cliffhanger.main.cli import COMMANDS
from cliffhanger.sources import ADAPTERS
from cliffhanger.vocabulary import Factuality, Predicate, SeasonState, ShowState, Tier

from .repository import (
    PACKAGE,
    ROOMS,
    ROOT,
    code,
    files,
    functions,
    guide,
    pins,
    pyproject,
    section,
    short,
    table_rows,
    text_of,
)

DOCS = ROOT / "docs"
SOURCES = PACKAGE / "sources"
COMMAND_FILES = PACKAGE / "main" / "management" / "commands"


# Sources


@pytest.mark.parametrize("name", ADAPTERS)
def test_every_adapter_is_documented(name: str) -> None:
    readme = SOURCES / name / "README.md"
    assert readme.exists(), f"write {short(readme)}: what it says, its traps, its licence"
    assert text_of(readme).startswith(f"# {name} (adapter)"), f"{short(readme)} is about something else"


@pytest.mark.parametrize("name", ADAPTERS)
def test_every_adapter_has_samples_in_the_shape_of_its_source(name: str) -> None:
    samples = SOURCES / name / "samples"
    assert list(samples.glob("*")), f"put a sample into {short(samples)}"


@pytest.mark.parametrize("name", ADAPTERS)
def test_every_adapter_has_tests(name: str) -> None:
    path = SOURCES / "tests" / f"test_{name}.py"
    assert path.exists(), f"write {short(path)}"
    assert "def test_" in text_of(path), f"{short(path)} tests nothing"


def test_every_folder_with_an_adapter_is_listed() -> None:
    folders = {path.parent.name for path in SOURCES.glob("*/adapter.py")}
    assert folders == set(ADAPTERS), "ADAPTERS in sources/__init__.py is the one list"


# Words


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Predicates", Predicate),
        ("Factuality", Factuality),
        ("Tiers", Tier),
        ("Season states", SeasonState),
        ("Show states", ShowState),
    ],
)
def test_the_glossary_explains_every_word_of_the_closed_lists_and_no_other(heading: str, words) -> None:
    rows = table_rows(section(text_of(DOCS / "glossary.md"), heading))
    assert sorted(row[0].strip("`") for row in rows) == sorted(words), f"docs/glossary.md, {heading}"
    empty = [row[0] for row in rows if not all(row)]
    assert not empty, f"docs/glossary.md has an empty cell at {', '.join(empty)}"


def test_the_glossary_explains_every_kind_of_row() -> None:
    models = [model for model in apps.get_models() if model.__module__.startswith("cliffhanger.")]
    explained = text_of(DOCS / "glossary.md")
    missing = [model.__name__ for model in models if f"`{model.__name__}`" not in explained]
    assert not missing, f"docs/glossary.md does not say what these are: {', '.join(missing)}"


# Commands


def test_every_command_file_is_listed_and_every_listed_command_has_a_file() -> None:
    written = {path.stem for path in COMMAND_FILES.glob("*.py")} - {"__init__"}
    assert written == set(COMMANDS), "COMMANDS in main/cli.py is the one list"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_examples(name: str) -> None:
    command = load_command_class("cliffhanger.main", name)
    assert command.help, f"{name}: say in `help` what it does"
    assert command.about, f"{name}: say in `about` what happens at the edge"
    assert command.examples, f"{name}: give `examples` that can be typed"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_of_a_command_is_one_that_it_takes(name: str) -> None:
    command = load_command_class("cliffhanger.main", name)
    parser = command.create_parser("cliffhanger", name)
    for example in command.examples:
        words = shlex.split(example.partition(" > ")[0])
        start = words.index("cliffhanger")
        assert words[start + 1] == name
        parser.parse_args(words[start + 2 :])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_shown_in_the_readme_or_the_docs(name: str) -> None:
    assert f"cliffhanger {name}" in guide(), f"show `cliffhanger {name}` in README.md or below docs/"


# Rooms


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_room_has_a_short_readme_that_says_what_it_may_import(room) -> None:
    readme = room / "README.md"
    assert readme.exists(), f"write {short(readme)}: what it is, what it may import, which file first"
    assert len(text_of(readme).splitlines()) <= 16, (
        f"{short(readme)}: about ten lines; more belongs into docs/"
    )
    assert "may import" in text_of(readme).lower(), f"{short(readme)}: what may it import?"


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_room_has_tests_of_its_own(room) -> None:
    assert any(room.rglob("tests/test_*.py")), f"{short(room)} has no tests/"


def test_no_module_is_named_for_nothing_in_particular() -> None:
    vague = {"utils", "util", "helpers", "helper", "managers", "services", "service", "common", "misc"}
    found = [short(path) for path in code() if vague & {path.stem, path.parent.name}]
    assert not found, f"name the module for its verb or its subject: {', '.join(found)}"


def test_no_file_is_longer_than_400_lines() -> None:
    long = {short(path): n for path in code() if (n := len(text_of(path).splitlines())) > 400}
    assert not long, f"split: {long}"


def test_no_function_is_longer_than_50_lines() -> None:
    long = [f"{short(path)} {name} ({n})" for path in code() for name, n in functions(path) if n > 50]
    assert not long, f"split: {', '.join(long)}"


def test_half_of_all_functions_have_ten_lines_or_fewer_and_nine_in_ten_thirty() -> None:
    lengths = sorted(n for path in code() for _, n in functions(path))
    nine_in_ten = statistics.quantiles(lengths, n=10)[-1]
    assert statistics.median(lengths) <= 10
    assert nine_in_ten <= 30


MAY_ASK_THE_TIME = {"main", "views.py", "serving.py", "answer.py"}
"""The loop and the commands, and what answers a request. `answer` is for both: without `now` it takes the moment."""


def test_only_commands_and_views_ask_what_time_it_is() -> None:
    asks = re.compile(
        r"\btimezone\.(?:now|localdate|localtime)\(|\bdate\.today\(|\bdatetime\.(?:now|utcnow)\("
    )
    found = [short(path) for path in code() if asks.search(text_of(path))]
    wrong = [path for path in found if not MAY_ASK_THE_TIME & set(path.split("/"))]
    assert not wrong, f"take `now` or `as_of` as an argument: {', '.join(wrong)}"


def test_nothing_happens_by_signal() -> None:
    found = [
        short(path)
        for path in code()
        if re.search(r"^from \S*signals import|@receiver\(", text_of(path), re.M)
    ]
    assert not found, f"write the verb where it happens: {', '.join(found)}"


# Settings

READS = re.compile(r"""(?:env_\w+|environ\.get|getenv)\(\s*["']([A-Z_]+)["']|environ\[["']([A-Z_]+)["']\]""")
SETTING = re.compile(r"\b(?:CLIFFHANGER_[A-Z_]+|DATABASE_URL)\b")
NOT_A_SETTING = {"DJANGO_SETTINGS_MODULE"}


def settings_read() -> set[str]:
    """Every environment variable that the package or `make test` reads."""
    python = [*code(), ROOT / "tests" / "__main__.py"]
    return {
        name for path in python for pair in READS.findall(text_of(path)) for name in pair if name
    } - NOT_A_SETTING


def test_every_setting_is_explained_in_operations() -> None:
    explained = {row[0].strip("`") for row in table_rows(text_of(DOCS / "operations.md"))}
    missing = settings_read() - explained
    assert not missing, f"docs/operations.md has no row for {', '.join(sorted(missing))}"


def test_every_setting_that_the_docs_name_is_read_somewhere() -> None:
    named = {name.removesuffix("_FILE") for name in SETTING.findall(guide())}
    assert not named - settings_read(), "these are named in README.md or docs/ and nothing reads them"


def test_settings_come_through_the_typed_readers() -> None:
    reads = re.compile(r"os\.getenv\(|os\.environ\.get\(")
    loose = [short(path) for path in code() if reads.search(text_of(path)) and path.name != "environment.py"]
    assert not loose, f"use the readers of main/environment.py: {', '.join(loose)}"


# What is in the repository

REGISTRIES = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "com"))]
REGISTRIES += [".".join(parts) for parts in (("npmjs", "org"), ("crates", "io"), ("rubygems", "org"))]
MACHINE_PATH = re.compile(r"(?<![\w.:/<)\]}~-])/(?:root|work|home|Users)(?![\w-])")


def test_no_file_names_the_host_of_a_package_registry() -> None:
    found = [f"{short(path)}: {host}" for path in files() for host in REGISTRIES if host in text_of(path)]
    assert not found, f"leave it to each machine where its packages come from: {', '.join(found)}"


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    found = [f"{short(path)}: {hit[0]}" for path in files() if (hit := MACHINE_PATH.search(text_of(path)))]
    assert not found, f"say it relative to the repository: {', '.join(found)}"


LOCKS = ["requirements.lock", "requirements-dev.lock"]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_file_pins_a_version_with_its_hashes(lock: str) -> None:
    unhashed = [pin.name for pin in pins(lock) if not pin.hashes]
    assert pins(lock), f"{lock} is empty: run `make lock`"
    assert not unhashed, f"{lock} has no hash for {', '.join(unhashed)}"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_no_address(lock: str) -> None:
    assert not re.search(r"://|@|index-url|find-links", text_of(ROOT / lock))


def declared() -> dict[str, list[str]]:
    """What pyproject.toml asks for, by the lock file that has to hold it."""
    table = pyproject()
    runs = [*table["project"]["dependencies"], *table["dependency-groups"]["build"]]
    extras = chain.from_iterable(table["project"]["optional-dependencies"].values())
    return {LOCKS[0]: runs, LOCKS[1]: [*runs, *extras, *table["dependency-groups"]["dev"]]}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_what_pyproject_asks_for_in_the_versions_it_asks_for(lock: str) -> None:
    locked: dict[str, list[str]] = {}
    for pin in pins(lock):
        locked.setdefault(canonicalize_name(pin.name), []).append(pin.version)
    for wanted in map(Requirement, declared()[lock]):
        versions = locked.get(canonicalize_name(wanted.name), [])
        assert versions, f"{wanted} is not in {lock}: run `make lock`"
        assert all(wanted.specifier.contains(version) for version in versions), (
            f"{wanted}: {lock} has {versions}"
        )


@pytest.mark.parametrize("lock", LOCKS)
def test_what_the_build_needs_is_declared_where_the_lock_sees_it(lock: str) -> None:
    needs = pyproject()["build-system"]["requires"]
    assert set(needs) <= set(declared()[lock]), "the group `build` repeats build-system.requires"
