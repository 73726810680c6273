"""Whether words tell of a fault, of one that goes on, or of one put right: a sentence or two in, yes or no out."""

from __future__ import annotations

import re

_DONE = (
    r"(?:addressed|acted\s+on|actioned|improved|improving|implemented|resolved|tackled|met|achieved|complete[d]?|progressed|progress|fulfilled"
    r"|sustained|dealt\s+with|resulted\s+in|led\s+to|delivered|made)"
)
_NOT_DONE = (
    rf"\b(?:(?<!\bhad\s)not|never|yet\s+to|still\s+to)\b(?:(?!\bhad\b|\bbut\b|\bhowever\b)[^.;]){{0,140}}?\b{_DONE}\b"
    r"|\b(?:little|no|slow|inadequate|insufficient|limited|hampered|lack\s+of)\s+(?:\w+\s+){0,2}?(?:progress|pace|work)\b"
    r"|\bprogress\s+(?:\w+\s+){0,20}?(?:slow|hampered|affected|limited)\b"
    r"|\bnot\s+(?:\w+\s+){0,3}(?:addressed|done|acted)\b|\bfar\s+too\s+slow\b|\btoo\s+slow(?:ly)?\s+to\b|\bpace\s+\w+\s+\w+\s+\w+\s+too\s+slow\b"
)
_GOES_ON = (
    r"\b(?:remains?|continues?\s+to\s+(?:be|have|require|need)|again"
    r"|still\s+(?:an?|no|not|too|prevalent|evident|present|relevant|needs?|requires?|to\s+be))\b"
)
_UNRESOLVED = re.compile(f"{_NOT_DONE}|{_GOES_ON}", re.IGNORECASE)
_PUT_RIGHT = re.compile(
    r"\b(?:has|have|had|is|are|was|were|been|being)\s+(?:(?!not\b|never\b|yet\b)\w+\s+){0,3}?(?:addressed|addressing|acted|actioned|improved"
    r"|improving|implemented|strengthened|resolved|tackled|responded|met|achieved|completed?|progressed|converted|enhanced|reduced"
    r"|embedded|rectified|secured|good|better|stronger|effective|sharper|developed|introduced|worked)\b"
    r"|\bprogress\s+(?:\w+\s+)?(?:is|has|had|was|in|made|against|since|towards?)\b|\b(?:made?|making|of|good|tangible)\s+(?:\w+\s+)?progress\b"
    r"|\b(?:now|this\s+is\s+progress|improvements?\s+(?:in|to|since|from|has|have|made|is|are)|(?:an|this|notable|significant|some|recent)\s+improvements?"
    r"|strength|in\s+response\s+to|responding|addressing|successfully|improved|better)\b",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\b(?:not|never|no|none|lacks?|lacking|limited|insufficient(?:ly)?|inconsisten\w+|varia\w+|weak(?:er|ly)?|poor(?:er|ly)?|delay\w*"
    r"|too|slow(?:ly|er)?|missed|exacerbated|under-?developed|needs?\s+to\s+be|less|unable|drift|inadequate(?:ly)?|fail\w*|few(?:er)?|declin\w+"
    r"|deteriorat\w+|unclear|struggl\w+|shortfalls?\s+in|only|lost|unmet|overly|rarely|seldom|late)\b",
    re.IGNORECASE,
)
_NO_TROUBLE = re.compile(r"\b(?:not\s+only|no\s+longer|no\s+delays?|had\s+\w+|without\s+delays?|not\s+just)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:need(?:s|ed)?\s+to\s+(?:be\s+)?|not\s+(?:\w+\s+){0,3})(?:improved?|addressed|better|sharper|effective|good)\b",
    re.IGNORECASE,
)


def is_unresolved(words: str) -> bool:
    """Whether the words say that a fault goes on, or that what was asked for has not been done."""
    return bool(_UNRESOLVED.search(words))


def is_put_right(words: str) -> bool:
    """Whether the words tell of a change for the better."""
    return bool(_PUT_RIGHT.search(_NOT_YET.sub(" ", _UNRESOLVED.sub(" ", words))))


def is_trouble(words: str) -> bool:
    """Whether the words tell of a fault."""
    return bool(_TROUBLE.search(_NO_TROUBLE.sub(" ", words)))
