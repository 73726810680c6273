"""A page as the tests look at it: markup in, the words, attribute values and tags that an XPath query finds out."""

from __future__ import annotations

from typing import Any

from lxml import html


class Markup:
    """One parsed page."""

    def __init__(self, page: str) -> None:
        self._root: Any = html.document_fromstring(page)

    def words(self, query: str) -> list[str]:
        """The words of each element found, white space folded."""
        return [" ".join(node.text_content().split()) for node in self._root.xpath(query)]

    def values(self, query: str) -> list[str]:
        """Each attribute value found."""
        return [str(value) for value in self._root.xpath(query)]

    def tags(self, query: str) -> list[str]:
        """The tag of each element found."""
        return [str(node.tag) for node in self._root.xpath(query)]
