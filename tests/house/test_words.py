"""The repository holds nothing of one machine, and names no host that it has no reason to name."""

import re
from urllib.parse import urlsplit

from tests.house.repository import ROOT, place, texts

# Every host that a file may name, and why.
HOSTS = {
    "localhost": "the demo's own address",
    "127.0.0.1": "the same, and the tests' server",
    "example.org": "invented people and organisations",
    "example.com": "invented addresses in tests",
    "www.w3.org": "names of XML vocabularies, such as SVG's",
    "json-schema.org": "the name of the schema's dialect",
    "creativecommons.org": "the licence of the word frequencies",
    "eupl.eu": "the licence",
    "interoperable-europe.ec.europa.eu": "the licence",
    "testserver": "Django's test client",
}
NOT_OURS = ("LICENSE", "OFL.txt", "htmx.min.js")

MACHINE_PATH = re.compile(r"(?<![\w./<{-])/(?:root|home|Users|work|opt|mnt|tmp)/[\w.-]+")
INDEX = re.compile(r"index-url[= ]|registry\.|find-links", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s\"'`<>)\]}|\\]+")


def test_no_path_of_a_machine() -> None:
    found = [
        f"{place(path, number)} {match[0]}"
        for path, content in texts().items()
        if path.name not in NOT_OURS
        for number, line in enumerate(content.splitlines(), 1)
        if (match := MACHINE_PATH.search(line))
    ]
    assert not found, "\n".join(found)


def test_no_package_index() -> None:
    found = [
        f"{place(path, number)} {match[0]}"
        for path, content in texts().items()
        if path != ROOT / "tests/house/test_words.py"
        for number, line in enumerate(content.splitlines(), 1)
        if (match := INDEX.search(line))
    ]
    assert not found, "\n".join(found)


def test_every_host_has_a_reason() -> None:
    found = []
    for path, content in texts().items():
        if path.name in NOT_OURS:
            continue
        for number, line in enumerate(content.splitlines(), 1):
            for address in ADDRESS.findall(line):
                host = _host(address)
                if host and host not in HOSTS and not host.endswith((".example", ".example.org")):
                    found.append(f"{place(path, number)} {host}")
    assert not found, "\n".join(found)


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    # "http://{host}" and "https://…" in a sentence name no host.
    return host if re.fullmatch(r"[a-z0-9.-]*[a-z0-9]", host) else ""


def test_no_uv_lock() -> None:
    names = {path.name for path in texts()}
    assert "uv.lock" not in names, "uv.lock names hosts; requirements/*.txt is the lock"
