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
_CENTRAL_EUROPE: Final = (
    "germany|france|paris|berlin|munich|frankfurt|spain|madrid|barcelona|italy|milan|amsterdam|the netherlands|brussels"
    "|belgium|zurich|geneva|switzerland|vienna|austria|sweden|norway|denmark|poland|alemania|francia|espana|italia|suiza"
)
PLACES: Final = {
    name: zone
    for zone, names in (
        ("America/Los_Angeles", _PACIFIC),
        ("America/Toronto", "toronto|ottawa|montreal|ontario|quebec"),
        ("America/Vancouver", "vancouver"),
        ("America/Puerto_Rico", "puerto rico"),
        ("America/Mexico_City", "mexico city|ciudad de mexico|cdmx|guadalajara|monterrey"),
        ("America/Bogota", "bogota|medellin|colombia"),
        ("America/Lima", "lima|peru"),
        ("America/Sao_Paulo", "sao paulo|brazil|brasil"),
        ("America/Argentina/Buenos_Aires", "buenos aires|argentina"),
        ("Europe/Dublin", "ireland|irlanda"),
        ("Asia/Tokyo", "japan|tokyo|osaka|japon|tokio"),
        ("Asia/Seoul", "korea|seoul|south korea"),
        ("Asia/Kolkata", "india|mumbai|delhi|bangalore"),
        ("Asia/Dubai", "dubai|abu dhabi"),
        ("Asia/Jerusalem", "israel|tel aviv"),
        ("Asia/Singapore", "singapore"),
        ("Asia/Hong_Kong", "hong kong"),
        ("Asia/Manila", "manila|the philippines"),
        ("Australia/Sydney", "sydney|melbourne"),
        ("America/Phoenix", "arizona|phoenix|tucson|scottsdale|mesa"),
        ("America/Denver", _MOUNTAIN),
        ("America/Chicago", _CENTRAL),
        ("America/New_York", _EASTERN),
        ("America/Anchorage", "alaska|anchorage"),
        ("Pacific/Honolulu", "hawaii|honolulu|maui"),
        ("Europe/London", "london|england|the uk|londres|inglaterra"),
        ("Europe/Paris", _CENTRAL_EUROPE),
    )
    for name in names.split("|")
}
