"""A council's, partnership's or area's printed name -> the plain name of its area ("London Borough of Hounslow" -> "Hounslow").

The list of English authorities only settles spelling; an area that is not on it is named by the same rules.
"""

from __future__ import annotations

import functools
import re

_NAMES = """
Barking and Dagenham|Barnet|Barnsley|Bath and North East Somerset|Bedford|Bexley|Birmingham|Blackburn with Darwen|Blackpool
Bolton|Bournemouth|Bournemouth, Christchurch and Poole|Bracknell Forest|Bradford|Brent|Brighton and Hove|Bristol|Bromley
Buckinghamshire|Bury|Calderdale|Cambridgeshire|Camden|Central Bedfordshire|Cheshire East|Cheshire West and Chester
City of London|Cornwall|Coventry|Croydon|Cumberland|Cumbria|Darlington|Derby|Derbyshire|Devon|Doncaster|Dorset|Dudley|Durham
Ealing|East Riding of Yorkshire|East Sussex|Enfield|Essex|Gateshead|Gloucestershire|Greenwich|Hackney|Halton
Hammersmith and Fulham|Hampshire|Haringey|Harrow|Hartlepool|Havering|Herefordshire|Hertfordshire|Hillingdon|Hounslow
Isle of Wight|Isles of Scilly|Islington|Kensington and Chelsea|Kent|Kingston upon Hull|Kingston upon Thames|Kirklees|Knowsley
Lambeth|Lancashire|Leeds|Leicester|Leicestershire|Lewisham|Lincolnshire|Liverpool|Luton|Manchester|Medway|Merton|Middlesbrough
Milton Keynes|Newcastle upon Tyne|Newham|Norfolk|North East Lincolnshire|North Lincolnshire|North Northamptonshire
North Somerset|North Tyneside|North Yorkshire|Northamptonshire|Northumberland|Nottingham|Nottinghamshire|Oldham|Oxfordshire
Peterborough|Plymouth|Poole|Portsmouth|Reading|Redbridge|Redcar and Cleveland|Richmond upon Thames|Rochdale|Rotherham|Rutland
Salford|Sandwell|Sefton|Sheffield|Shropshire|Slough|Solihull|Somerset|South Gloucestershire|South Tyneside|Southampton
Southend-on-Sea|Southwark|St Helens|Staffordshire|Stockport|Stockton-on-Tees|Stoke-on-Trent|Suffolk|Sunderland|Surrey|Sutton
Swindon|Tameside|Telford and Wrekin|Thurrock|Torbay|Tower Hamlets|Trafford|Wakefield|Walsall|Waltham Forest|Wandsworth
Warrington|Warwickshire|West Berkshire|West Northamptonshire|West Sussex|Westminster|Westmorland and Furness|Wigan|Wiltshire
Windsor and Maidenhead|Wirral|Wokingham|Wolverhampton|Worcestershire|York
"""
_OTHER_NAMES = {
    "hull": "Kingston upon Hull",
    "hull city": "Kingston upon Hull",
    "kingston": "Kingston upon Thames",
    "east riding": "East Riding of Yorkshire",
    "newcastle": "Newcastle upon Tyne",
    "county durham": "Durham",
    "bristol city of": "Bristol",
    "herefordshire county of": "Herefordshire",
    "richmond": "Richmond upon Thames",
    "southend": "Southend-on-Sea",
    "stockton": "Stockton-on-Tees",
    "stoke": "Stoke-on-Trent",
    "st helen s": "St Helens",
    "telford": "Telford and Wrekin",
    "bcp": "Bournemouth, Christchurch and Poole",
    "bournemouth christchurch poole": "Bournemouth, Christchurch and Poole",
    "london corporation": "City of London",
    "city of london corporation": "City of London",
    "corporation of london": "City of London",
    "bath and north east": "Bath and North East Somerset",
    "north east somerset and bath": "Bath and North East Somerset",
    "royal greenwich": "Greenwich",
    "scilly": "Isles of Scilly",
    "maidenhead and windsor": "Windsor and Maidenhead",
}
_PREFIX = re.compile(
    r"\A(?:the|an?|(?:london|royal|metropolitan|city|county)? ?borough(?: council)? of|council (?:of|for)"
    r"|(?:city|county)(?: council)? of|city and county of|metropolitan (?:district|city) of|district of"
    r"|local (?:authority|area)(?: partnership)? (?:of|in|for))(?: |$)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?:['’]s?"
    r"|(?:^|[ ,]+)(?:local authority(?: area)?|(?:metropolitan|royal|london|county|city|district|unitary|borough)* ?"
    r"(?:borough|district|city|county|metropolitan|unitary|island) ?(?:council|authority)?|council|mbc|mdc|bc|cc|lbc?"
    r"|(?:local )?area(?: partnership)?|(?:strategic|joint)? ?(?:local )?(?:strategic )?safeguarding.*|partnership|lscb|lscp"
    r"|children['’]?s? (?:first|trust|services|social care).*|children and young people.*|services for children.*"
    r"|youth .*|(?:nhs )?clinical commissioning group|police))[ .,:;]*$",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset({"and", "of", "on", "the", "upon", "with", "in", "under", "le", "by"})


@functools.cache
def _canonical_names() -> dict[str, str]:
    names = {_folded(name): name for line in _NAMES.split("\n") for name in line.split("|") if name}
    return names | _OTHER_NAMES


@functools.cache
def _known_name() -> re.Pattern[str]:
    names = sorted(_canonical_names().values(), key=len, reverse=True)
    spelled = (re.escape(name).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]").replace("and", "(?:and|&)") for name in names)
    return re.compile(rf"\b(?:{'|'.join(dict.fromkeys(spelled))})\b")


def known_authorities() -> frozenset[str]:
    """Usual names of the English authorities, those that were merged away among them."""
    return frozenset(_canonical_names().values())


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.casefold().replace("&", " and ")).strip()


def authority_name(printed: str) -> str | None:
    """The plain name of the area in ``printed``, in its usual spelling; ``None`` if nothing but form words stands there."""
    known = _canonical_names()
    name = re.sub(r"\s+", " ", printed).strip(" .,:;-–—\"'“”‘’*#")
    while name:
        if canonical := known.get(_folded(name)):
            return canonical
        shorter = _SUFFIX.sub("", _PREFIX.sub("", name, count=1)).strip(" .,:;-–—")
        if shorter == name:
            return _spelled(name)
        name = shorter
    return None


def _spelled(name: str) -> str | None:
    if not re.match(r"[^\W\d]", name) or len(name) > 60:
        return None
    name = name.replace("&", "and").replace("  ", " ")
    if not (name.isupper() or name.islower()):
        return name
    words = name.lower().split(" ")
    return " ".join(w if i and w in _SMALL_WORDS else w[:1].upper() + w[1:] for i, w in enumerate(words))


def most_named_authority(text: str) -> str | None:
    """The listed authority that ``text`` names most often (the first of those named equally often); ``None`` if none is."""
    counts: dict[str, int] = {}
    for match in _known_name().finditer(text):
        name = authority_name(match[0]) or match[0]
        counts[name] = counts.get(name, 0) + 1
    return max(counts, key=counts.__getitem__) if counts else None
