"""What the one door to the outside lets through, and what it stops."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import httpx
import pytest

from cliffhanger.sources import Cursor, Refused, SourceUnavailable
from cliffhanger.sources.errors import Gone
from cliffhanger.sources.fetcher import Fetcher, Limits
from cliffhanger.sources.response import retry_after

from .site import Page, Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def answering(*addresses: str):
    """A name lookup with these answers, in the shape of socket.getaddrinfo."""

    def lookup(host, port, *rest, **options):
        found = []
        for address in addresses:
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            where = (address, port, 0, 0) if ":" in address else (address, port)
            found.append((family, socket.SOCK_STREAM, 6, "", where))
        return found

    return lookup


def fetcher(*addresses: str) -> Fetcher:
    return Fetcher(contact="desk@example.org", resolver=answering(*addresses))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "017700000001",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fd00::1]",
        "10.0.0.8",
        "172.16.5.5",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "[fd00:ec2::254]",
        "localhost",
        "①②⑦.0.0.1",
    ],
)
def test_no_spelling_of_a_private_address_is_connected_to(host):
    plain = Fetcher(contact="desk@example.org")
    with pytest.raises(Refused, match=r"may not be fetched|not an address"):
        plain.get(f"http://{host}/")


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        ["::1"],
        ["::ffff:10.0.0.1"],
        ["64:ff9b::a00:1"],
        ["2002:a00:1::"],
        ["169.254.169.254"],
        ["100.64.0.1"],
        ["93.184.216.34", "127.0.0.1"],
        ["2606:2800:220:1::1", "fd00::1"],
    ],
)
def test_a_public_name_that_leads_to_a_private_address_is_refused(addresses):
    with pytest.raises(Refused, match=r"http://news\.example\.com/ may not be fetched"):
        fetcher(*addresses).get("http://news.example.com/")


def test_a_name_is_looked_up_once_so_a_second_answer_changes_nothing():
    asked = []

    def rebinding(host, port, *rest, **options):
        asked.append(host)
        return answering("127.0.0.1" if len(asked) > 1 else "10.0.0.1")(host, port)

    with pytest.raises(Refused):
        Fetcher(contact="desk@example.org", resolver=rebinding).get("http://news.example.com/")
    assert asked == ["news.example.com"]


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("ftp://example.com/feed", "only those"),
        ("gopher://example.com/", "only those"),
        ("javascript:alert(1)", "only those"),
        ("/feed", "only those"),
        ("http://", "only those"),
        ("http://exa mple.com/", "not an address|may not be fetched"),
        ("http://desk:secret@example.com/", "take the credentials out"),
        ("http://example.com:22/", "port 22"),
        ("file:///etc/passwd", "outside the allowed directories"),
    ],
)
def test_only_plain_web_links_are_fetched(url, complaint):
    with pytest.raises(Refused, match=complaint) as refusal:
        fetcher("93.184.216.34").get(url)
    assert "secret" not in str(refusal.value)


def test_an_allowed_host_is_allowed_on_its_port_only_and_by_its_name_only(site):
    site.pages["/"] = Page(b"hello")
    assert site.fetcher().get(site.url("/")).content == b"hello"
    other_name = site.url("/").replace("127.0.0.1", "localhost")
    with pytest.raises(Refused):
        site.fetcher().get(other_name)
    with pytest.raises(Refused):
        site.fetcher(allowed=["127.0.0.1:1"]).get(site.url("/"))


def test_an_allowed_host_is_written_with_its_port():
    with pytest.raises(ValueError, match="host:port"):
        Fetcher(contact="desk@example.org", allowed=["localhost"])


def test_we_say_who_asks_and_how_to_reach_us(site):
    site.pages["/"] = Page(b"hello")
    site.fetcher().get(site.url("/"))
    ((_, headers),) = site.asked
    assert headers["user-agent"].startswith("Cliffhanger/")
    assert headers["user-agent"].endswith("(+desk@example.org)")
    assert headers["accept-encoding"] == "gzip"


def test_a_redirect_is_followed_and_the_last_address_is_told(site):
    site.pages |= {"/old": Page(status=301, headers={"Location": "/new"}), "/new": Page(b"hello")}
    assert site.fetcher().get(site.url("/old")).url == site.url("/new")


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:9/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "file:///etc/passwd",
        "ftp://x/",
    ],
)
def test_a_redirect_into_a_private_place_is_refused(site, location):
    site.pages["/"] = Page(status=302, headers={"Location": location})
    with pytest.raises(Refused):
        site.fetcher().get(site.url("/"))


def test_a_circle_of_redirects_ends(site):
    site.pages["/"] = Page(status=302, headers={"Location": "/"})
    with pytest.raises(Refused, match="more than 5 times"):
        site.fetcher().get(site.url("/"))
    assert len(site.asked) == 6


def test_an_unchanged_page_is_not_sent_again(site):
    site.pages["/"] = Page(
        b"hello", headers={"etag": '"v1"', "last-modified": "Mon, 03 Feb 2025 10:00:00 GMT"}
    )
    first = site.fetcher().get(site.url("/"))
    since = Cursor(site.url("/"), etag=first.etag, last_modified=first.last_modified)
    again = site.fetcher().get(site.url("/"), since=since)
    assert (first.not_modified, again.not_modified, again.content) == (False, True, b"")
    assert site.asked[1][1]["if-modified-since"] == "Mon, 03 Feb 2025 10:00:00 GMT"


def test_a_page_of_fifty_megabytes_is_cut_off(site):
    def flood(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(50):
            handler.wfile.write(b"x" * (1 << 20))

    site.pages["/"] = Page(write=flood)
    with pytest.raises(Refused, match=r"127\.0\.0\.1.* larger than 10 MiB"):
        site.fetcher().get(site.url("/"))


def test_a_small_packed_body_that_unpacks_to_a_large_one_is_cut_off(site):
    bomb = gzip.compress(b"\0" * (200 << 20), 9)
    assert len(bomb) < 1 << 20
    site.pages["/"] = Page(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(Refused, match="larger than 10 MiB"):
        site.fetcher().get(site.url("/"))


def test_a_packed_body_is_unpacked_whole_even_in_several_parts(site):
    text = b"word " * 50_000
    site.pages["/"] = Page(
        gzip.compress(text, mtime=0) + gzip.compress(b"end"), headers={"Content-Encoding": "gzip"}
    )
    assert site.fetcher().get(site.url("/")).content == text + b"end"


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(b"hello" * 99, mtime=0)[:-9], "gzip"),
        (b"plain", "gzip"),
        (zlib.compress(b"hello"), "br"),
    ],
)
def test_a_damaged_or_unasked_packing_is_reported(site, body, encoding):
    site.pages["/"] = Page(body, headers={"Content-Encoding": encoding})
    with pytest.raises(SourceUnavailable, match="try again later"):
        site.fetcher().get(site.url("/"))


def test_a_body_that_trickles_ends_at_the_deadline(site):
    def trickle(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    site.pages["/"] = Page(write=trickle)
    before = time.monotonic()
    with pytest.raises(SourceUnavailable, match=r"did not finish within 0\.4 s"):
        site.fetcher(limits=Limits(seconds=0.4, spacing=0)).get(site.url("/"))
    assert time.monotonic() - before < 2


def test_a_server_that_never_answers_ends_at_the_deadline():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        place = f"127.0.0.1:{silent.getsockname()[1]}"
        patient = Fetcher(contact="desk@example.org", allowed=[place], limits=Limits(seconds=0.3))
        with pytest.raises(SourceUnavailable, match="did not finish"):
            patient.get(f"http://{place}/")


def test_a_name_lookup_that_hangs_ends_at_the_deadline():
    def hanging(*args, **options):
        time.sleep(1)
        return []

    patient = Fetcher(contact="desk@example.org", resolver=hanging, limits=Limits(seconds=0.2))
    with pytest.raises(SourceUnavailable, match=r"news\.example\.com"):
        patient.get("http://news.example.com/")


def test_a_name_that_does_not_exist_is_reported():
    def nobody(*args, **options):
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    with pytest.raises(SourceUnavailable, match="no such name"):
        Fetcher(contact="desk@example.org", resolver=nobody).get("http://news.example.com/")


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "120"}, timedelta(minutes=2)),
        ({"Retry-After": "99999999"}, timedelta(days=2)),
        ({"Retry-After": "soon"}, None),
        ({}, None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_source_that_asks_us_to_wait_is_heard(site, status, headers, wait):
    site.pages["/"] = Page(status=status, headers=headers)
    with pytest.raises(SourceUnavailable, match="asks us to wait") as told:
        site.fetcher().get(site.url("/"))
    assert told.value.retry_after == wait


def test_a_wait_given_as_a_date_is_measured_by_the_servers_own_clock():
    headers = {"Retry-After": "Mon, 03 Feb 2025 10:10:00 GMT", "Date": "Mon, 03 Feb 2025 10:00:00 GMT"}
    assert retry_after(httpx.Response(429, headers=headers)) == timedelta(minutes=10)
    assert retry_after(httpx.Response(429, headers={"Retry-After": headers["Date"]})) is None


@pytest.mark.parametrize(
    ("status", "error"), [(404, Gone), (410, Gone), (403, SourceUnavailable), (500, SourceUnavailable)]
)
def test_other_failures_say_what_to_do(site, status, error):
    site.pages["/"] = Page(status=status)
    with pytest.raises(error, match=rf"status {status}.*(correct|ask|again)"):
        site.fetcher().get(site.url("/"))


def test_one_host_is_given_a_pause_and_another_is_not():
    slept: list[float] = []
    now = [100.0]

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    polite = Fetcher(
        contact="desk@example.org", clock=lambda: now[0], sleep=sleep, resolver=answering("10.0.0.1")
    )
    for host in ("a.example.com", "b.example.com", "a.example.com"):
        with pytest.raises(Refused):
            polite.get(f"http://{host}/")
    assert slept == [2.0]
    with pytest.raises(Refused):
        polite.get("http://b.example.com/", spacing=0.5)
    assert slept == [2.0]


def test_a_file_is_read_below_an_allowed_directory_only(tmp_path):
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (inside / "a page.html").write_text("hello")
    (outside / "secret").write_text("secret")
    (inside / "link").symlink_to(outside / "secret")
    door = Fetcher(contact="desk@example.org", directories=[inside])
    page = door.get((inside / "a page.html").as_uri())
    assert (page.content, page.media_type) == (b"hello", "text/html")
    for bad in (inside / "link", outside / "secret"):
        with pytest.raises(Refused, match="outside the allowed directories"):
            door.get(bad.as_uri())
    with pytest.raises(Refused, match="outside the allowed directories"):
        door.get(f"{inside.as_uri()}/../out/secret")
    with pytest.raises(Refused, match="not a path on this machine"):
        door.get("file://elsewhere/share")
    with pytest.raises(Refused, match="not a path"):
        door.get("file:///a%00b")
    with pytest.raises(Gone):
        door.get(inside.as_uri())


def test_an_unchanged_file_is_not_read_again_and_a_large_one_not_at_all(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text("hello")
    door = Fetcher(contact="desk@example.org", directories=[tmp_path], limits=Limits(size=8))
    first = door.get(path.as_uri())
    assert door.get(path.as_uri(), since=Cursor(path.as_uri(), etag=first.etag)).not_modified
    path.write_text("hello hello")
    with pytest.raises(Refused, match="larger than"):
        door.get(path.as_uri(), since=Cursor(path.as_uri(), etag=first.etag))


def test_how_long_an_answer_holds_is_read_from_its_headers(site):
    site.pages["/"] = Page(b"hello", headers={"Cache-Control": "public, max-age=600"})
    assert site.fetcher().get(site.url("/")).max_age == timedelta(minutes=10)
    site.pages["/"] = Page(b"hello")
    assert site.fetcher().get(site.url("/")).max_age == timedelta(0)
