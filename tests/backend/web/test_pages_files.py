"""The page's files: what they may not contain, and how they are served."""

import re
from pathlib import Path

import aiohttp
import pytest

import backend.web
from backend.server import Platform

WEB = Path(backend.web.__file__).parent
SCRIPTS = sorted(WEB.glob("*.js"))
PAIRS = (
    ("ink", "paper", 4.5), ("second", "paper", 4.5), ("ink", "sheet", 4.5), ("second", "sheet", 4.5),
    ("second", "sunken", 4.5), ("ink", "sunken", 4.5), ("leaf", "paper", 4.5), ("on-leaf", "leaf", 4.5),
    ("on-leaf", "leaf-strong", 4.5), ("leaf-strong", "leaf-soft", 4.5), ("leaf-strong", "sheet", 4.5),
    ("second", "leaf-soft", 4.5), ("ink", "leaf-soft", 4.5), ("on-mine", "mine", 4.5), ("bad", "sheet", 4.5),
    ("paper", "bad", 4.5), ("bad", "sunken", 4.5), ("control", "sunken", 3.0), ("leaf", "sunken", 3.0), ("control", "sheet", 3.0), ("control", "leaf-soft", 3.0), ("focus", "sheet", 3.0),
    ("focus", "paper", 3.0),
)  # fmt: skip


def test_no_script_can_turn_text_into_markup() -> None:
    forbidden = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
    )
    for path in SCRIPTS:
        text = path.read_text("utf-8")
        assert not [word for word in forbidden if word in text], path.name


def test_the_page_needs_nothing_inline_and_nobody_else() -> None:
    page = (WEB / "index.html").read_text("utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", page)
    for path in (*SCRIPTS, *WEB.glob("*.css"), WEB / "index.html"):
        hosts = re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", path.read_text("utf-8"))
        assert [host for host in hosts if "www.w3.org" not in host] == [], path.name


def test_both_languages_have_every_word() -> None:
    text = (WEB / "words.js").read_text("utf-8")
    turkish, english = text.split("\n  en: {", 1)
    keys = re.compile(r"(?<![\w\"])([a-z_]+): (?=[\"\[])")
    assert keys.findall(turkish) == keys.findall(english.split("\n};", 1)[0])
    asked = set(re.findall(r'data-(?:words|label|alt)="(\w+)"', (WEB / "index.html").read_text()))
    assert asked <= set(keys.findall(turkish))


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_pair_of_colours_can_be_read(theme: int) -> None:
    roots = re.findall(r":root \{(.*?)\}", (WEB / "site.css").read_text("utf-8"), re.DOTALL)
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", roots[theme]))
    poor = [(a, b) for a, b, least in PAIRS if _contrast(tokens[a], tokens[b]) < least]
    assert not poor


def test_the_worker_keeps_every_file_of_the_page() -> None:
    text = (WEB / "worker.js").read_text("utf-8")
    files = [
        p.relative_to(WEB).as_posix() for p in WEB.rglob("*") if p.suffix in (".js", ".css", ".svg")
    ]
    asked = [name for name in files if name not in ("worker.js", "img/mark.svg")]
    assert [name for name in asked if f'"{name}"' not in text] == []
    assert '"/chat/mark"' in text  # whatever the company shows


async def test_the_files_are_served_under_a_strict_policy(platform: Platform) -> None:
    async with aiohttp.ClientSession() as session:
        for path in (
            "/",
            "/chat",
            "/chat/static/main.js",
            "/chat/worker.js",
            "/chat/mark",
        ):
            async with session.get(platform.url + path) as answer:
                assert answer.status == 200, path
                assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                tag = answer.headers["ETag"]
            async with session.get(platform.url + path, headers={"If-None-Match": tag}) as answer:
                assert answer.status == 304


@pytest.mark.parametrize(
    "path",
    ["pages.py", "../chat.py", "%2e%2e/server.py", "..%2f..%2fserver.py", "none.js", "a%00.js"],
)
async def test_nothing_else_is_served(platform: Platform, path: str) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{platform.url}/chat/static/{path}") as answer,
    ):
        assert answer.status in (400, 404)


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
