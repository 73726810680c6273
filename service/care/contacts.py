"""How a person is reached: words in, the places of phone numbers and e-mail addresses out, but not those of offices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.letter import Span

_PHONE = re.compile(r"(?<![\w+/-])(?:\+44[\s-]?(?:\(0\)\s?)?|\(?0)[127]\d{1,4}\)?(?:[\s-]?\d){4,8}(?![\w/])")
_NATIONAL_DIGITS = (9, 10)
_PRINTED_IN_LETTERS = frozenset({"1616188524"})
"""The inspectorate's text phone, which stands at the end of its letters."""
_EMAIL = re.compile(r"(?<![\w.+-])(?P<mailbox>\w[\w.+'-]{0,63})@(?:[\w-]{1,63}\.){1,6}[a-z]{2,}", re.I)
_OFFICES = frozenset(
    """admin admissions bookings commissioning communications complaints contact contactus council customerservices data
    duty earlyhelp enquiries enquiry feedback foi frontdoor general hello help helpdesk hr info inspection inspections lado
    mail mash media news office partnership post postmaster press privacy psi reception referral referrals safeguarding
    secretary senco send service services support team training web webmaster""".split()
)


def phone_numbers(words: str) -> Iterator[Span]:
    """Numbers of mobiles and of places; those that begin with 03 or 08 are an organisation's."""
    for match in _PHONE.finditer(words):
        digits = re.sub(r"\D", "", match[0].replace("(0)", "")).removeprefix("44").removeprefix("0")
        if len(digits) in _NATIONAL_DIGITS and digits not in _PRINTED_IN_LETTERS:
            yield Span(*match.span())


def email_addresses(words: str) -> Iterator[Span]:
    """Addresses whose mailbox is not an office's."""
    for match in _EMAIL.finditer(words):
        if not _OFFICES & set(re.split(r"[.+'_-]|\d+", match["mailbox"].casefold())):
            yield Span(*match.span())
