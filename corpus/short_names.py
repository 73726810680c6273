"""Short forms of an authority's name that people type: "Bath and North East Somerset" in, "B&NES" and "BANES" out."""

from __future__ import annotations

import re
from itertools import product

_OWN = {
    "Barking and Dagenham": ("LBBD",),
    "Bath and North East Somerset": ("B&NES", "BANES", "Bath & NES"),
    "Blackburn with Darwen": ("BwD",),
    "Bournemouth, Christchurch and Poole": ("BCP", "Bournemouth Christchurch and Poole", "Bournemouth Christchurch Poole"),
    "Bristol": ("Bristol City", "City of Bristol"),
    "Cheshire West and Chester": ("CWAC", "CW&C"),
    "City of London": ("Corporation of London",),
    "Durham": ("County Durham", "Co Durham"),
    "East Riding of Yorkshire": ("East Riding", "E Riding", "ERYC"),
    "Hammersmith and Fulham": ("LBHF", "H&F"),
    "Herefordshire": ("Hereford",),
    "Isle of Wight": ("IoW", "IOW"),
    "Isles of Scilly": ("Scilly", "Scillies"),
    "Kensington and Chelsea": ("RBKC", "K&C"),
    "Kingston upon Hull": ("Hull", "Hull City"),
    "Kingston upon Thames": ("Kingston", "RBK"),
    "Middlesbrough": ("Middlesborough",),
    "Milton Keynes": ("MK",),
    "Redcar and Cleveland": ("R&C",),
    "Shropshire": ("Salop",),
    "St Helens": ("St Helen's", "Saint Helens"),
    "Windsor and Maidenhead": ("RBWM", "Maidenhead and Windsor"),
}
_REGIONS = frozenset({"Cleveland"})
"""Parts of names that are also a region's, whose police serve other authorities too."""
_SHORTENED = {
    "Bedfordshire": "Beds",
    "Berkshire": "Berks",
    "Buckinghamshire": "Bucks",
    "Cambridgeshire": "Cambs",
    "East": "E",
    "Gloucestershire": "Glos",
    "Hampshire": "Hants",
    "Hertfordshire": "Herts",
    "Lancashire": "Lancs",
    "Leicestershire": "Leics",
    "Lincolnshire": "Lincs",
    "North": "N",
    "North East": "NE",
    "Northamptonshire": "Northants",
    "Nottinghamshire": "Notts",
    "Oxfordshire": "Oxon",
    "South": "S",
    "Staffordshire": "Staffs",
    "Warwickshire": "Warks",
    "West": "W",
    "Wiltshire": "Wilts",
    "Worcestershire": "Worcs",
    "Yorkshire": "Yorks",
}
_WORDS = re.compile(r"North East(?= )|\S+|\s")
_LIST = re.compile(r",? and |, | with ")
_UPON = re.compile(r"[\s-](?:upon|on)[\s-]")
_SIDE = re.compile(r"\A(?:North|East|South|West|Central) (?=\S+\Z)|(?<=\S) (?:East|West)(?: and \S+)?\Z")


def short_forms(name: str) -> frozenset[str]:
    """Whole short forms that stand for ``name``; one may stand for other authorities as well."""
    parts = [part for part in _LIST.split(name) if part not in _REGIONS]
    forms = {*_OWN.get(name, ()), *parts, _UPON.split(name)[0]}
    for form in (name, *forms):
        forms |= _shortened(form)
    return frozenset(forms - {name})


def without_side(name: str) -> str | None:
    """The name without its point of the compass (*Cheshire* of *Cheshire East*): it says too little to stand for one."""
    rest = _SIDE.sub("", name, count=1)
    return rest if rest != name else None


def _shortened(name: str) -> set[str]:
    """The name with some of its words shortened as in *NE Lincs*, each in every way."""
    ways = [tuple(dict.fromkeys((word, _SHORTENED.get(word, word)))) for word in _WORDS.findall(name)]
    return {"".join(chosen) for chosen in product(*ways)}
