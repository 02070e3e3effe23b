"""Where the clocks of states and large cities go: for who says "8 my time", and where they are.

A state in two zones has that of most of its people. A name that is a place in several zones ("Portland", "Washington")
stands here only in words that tell which.
"""

from __future__ import annotations

from typing import Final

_PACIFIC: Final = (
    "california|oregon|washington state|nevada|los angeles|san francisco|san diego|san jose|sacramento|oakland|seattle"
    "|tacoma|spokane|portland oregon|portland, oregon|portland, or|las vegas|vegas|reno|the west coast|west coast"
    "|the bay area|bay area|socal|norcal|la costa oeste"
)
_MOUNTAIN: Final = (
    "colorado|utah|new mexico|nuevo mexico|montana|wyoming|idaho|denver|boulder|colorado springs|salt lake city"
    "|salt lake|albuquerque|santa fe|boise|el paso"
)
_CENTRAL: Final = (
    "texas|illinois|minnesota|wisconsin|missouri|iowa|louisiana|alabama|arkansas|mississippi|oklahoma|kansas|nebraska"
    "|chicago|dallas|fort worth|houston|austin|san antonio|minneapolis|st paul|st. paul|st louis|st. louis|kansas city"
    "|new orleans|nashville|memphis|milwaukee|madison|omaha|oklahoma city|tulsa|birmingham|des moines|little rock"
)
_EASTERN: Final = (
    "maine|new hampshire|vermont|massachusetts|rhode island|connecticut|new york|new jersey|pennsylvania|delaware"
    "|maryland|virginia|west virginia|north carolina|south carolina|georgia|florida|ohio|michigan|boston|nyc|manhattan"
    "|brooklyn|philadelphia|philly|baltimore|washington dc|washington, dc|washington d.c.|d.c.|dc|atlanta|miami"
    "|orlando|tampa|charlotte|raleigh|pittsburgh|cleveland|detroit|the east coast|east coast|nueva york"
)
PLACES: Final = {
    name: zone
    for zone, names in (
        ("America/Los_Angeles", _PACIFIC),
        ("America/Phoenix", "arizona|phoenix|tucson|scottsdale|mesa"),
        ("America/Denver", _MOUNTAIN),
        ("America/Chicago", _CENTRAL),
        ("America/New_York", _EASTERN),
        ("America/Anchorage", "alaska|anchorage"),
        ("Pacific/Honolulu", "hawaii|honolulu|maui"),
        ("Europe/London", "london|england|the uk|londres|inglaterra"),
        ("Europe/Paris", "germany|france|paris|berlin|spain|madrid|alemania|francia|espana"),
    )
    for name in names.split("|")
}
