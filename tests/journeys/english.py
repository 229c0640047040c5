"""Finds Swedish on an English page where the page does not say that it is Swedish."""

import re
from functools import cache
from typing import NamedTuple

from playwright.sync_api import Page

from tests.house.repository import SLICES
from tests.house.said import entries, strings

# Each text that is read or heard, unless it stands in something marked as Swedish. Names of people
# and places are nobody's language; of a title and a label only our own texts can be judged, for
# neither can hold a part in another language.
READ = """() => {
  const found = [];
  const isSwedish = (element) => element.closest("[lang]").lang !== "en";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest("script, style, code, pre, textarea") || isSwedish(parent)) continue;
    const kind = parent.closest("title, desc, option") ? "label" : "text";
    if (node.data.trim()) found.push([kind, node.data.replace(/\\s+/g, " ").trim()]);
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
    if (isSwedish(element)) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      if (element.getAttribute(name)) found.push([name, element.getAttribute(name)]);
    }
  }
  found.push(["title", document.title]);
  return found;
}"""
SWEDISH = re.compile(r"[åäöÅÄÖ]|\b(och|att|inte|eller|från|är|för|på|det|ska|av|den)\b")


class Place(NamedTuple):
    kind: str
    text: str


@cache
def texts_with_english() -> frozenset[str]:
    """What the screens say in Swedish and say otherwise in English."""
    return frozenset(
        swedish
        for name in SLICES
        for message in entries(name).values()
        for swedish, english in zip(strings(message.id), strings(message.string), strict=False)
        if swedish != english and "%" not in swedish
    )


def swedish_left_in(page: Page, names: tuple[str, ...]) -> list[str]:
    """The Swedish texts of an English page; `names` are left out of the judgement."""
    wrong = []
    for place in (Place(*each) for each in page.evaluate(READ)):
        parts = {place.text, *(part.strip() for part in re.split(r"[:·,|]", place.text))}
        untranslated = parts & texts_with_english()
        if untranslated or (place.kind == "text" and SWEDISH.search(_without(place.text, names))):
            wrong.append(f"{place.kind}: {place.text!r}")
    return wrong


def _without(text: str, names: tuple[str, ...]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return text
