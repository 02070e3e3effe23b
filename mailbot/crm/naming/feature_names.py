"""How Spanish names the features of homes that records list in English: "two-car garage" is "garaje para dos autos".

Pure. A feature that has no sure name is left out: what a record says is never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_NUMBERS: Final = {
    "one": "un", "two": "dos", "three": "tres", "four": "cuatro", "five": "cinco", "six": "seis", "eight": "ocho",
}  # fmt: skip
_NUMBER: Final = "|".join(_NUMBERS)
# A feature as records list it, and its name; {0} is the number that it counts, {year} the year that it ends with.
_NAMES: Final = (
    (rf"(?P<n>{_NUMBER})[- ]car (?:attached )?garage", "garaje para {n} {autos}"),
    (r"(?:attached |detached |heated |private )?garage", "garaje"),
    (r"carport", "cochera techada"),
    (r"heated parking", "estacionamiento con calefacción"),
    (r"(?P<n>two|three|four) parking spaces?", "{n} lugares de estacionamiento"),
    (rf"parking for (?P<n>{_NUMBER})", "estacionamiento para {n} {autos}"),
    (r"parking included", "estacionamiento incluido"),
    (r"(?:off-street |one |covered |assigned |deeded )?parking(?: space| spot)?", "estacionamiento"),
    (r"boat parking", "lugar para un bote"),
    (r"fenced (?:back ?)?yard", "patio cercado"),
    (r"fenced patio", "patio cercado"),
    (r"(?:large|big|deep) (?:back ?)?yard", "patio grande"),
    (r"(?:small|private|level)? ?(?:back ?)?yard", "patio"),
    (r"small garden", "jardín pequeño"),
    (r"walled garden", "jardín amurallado"),
    (r"vegetable garden", "huerto"),
    (r"(?:level )?garden", "jardín"),
    (r"large lot", "terreno grande"),
    (r"corner lot", "terreno en esquina"),
    (r"wooded lot", "terreno arbolado"),
    (r"mature trees", "árboles grandes"),
    (r"apple trees", "manzanos"),
    (r"(?P<acres>[\d.]+) acres?", "{acres} acres"),
    (r"two acres", "dos acres"),
    (r"half acre", "medio acre"),
    (r"single (?:floor|story|level)|one[- ]floor|one[- ]story", "una sola planta"),
    (r"elevator", "elevador"),
    (r"(?P<n>two|three) fireplaces", "{n} chimeneas"),
    (r"(?:stone )?fireplace", "chimenea"),
    (r"wood ?stove", "estufa de leña"),
    (r"finished basement", "sótano terminado"),
    (r"dry basement", "sótano seco"),
    (r"(?:full )?basement", "sótano"),
    (r"cellar", "sótano"),
    (r"finished attic", "ático terminado"),
    (r"study|(?:home )?office", "despacho"),
    (r"(?:harbor|bay|water|marina) view", "vista al agua"),
    (r"(?:ocean|sea) view", "vista al mar"),
    (r"partial (?:ocean|sea) view", "vista parcial al mar"),
    (r"roof (?:deck|terrace)", "terraza en la azotea"),
    (r"large deck", "terraza grande"),
    (r"(?:deck|terrace)(?: (?P<year>(?:19|20)\d\d))?", "terraza{year}"),
    (r"patio", "patio"),
    (r"(?P<n>two|three) balconies", "{n} balcones"),
    (r"balcony", "balcón"),
    (r"(?:large|deep|covered|screened|glassed-in|three-season) porch|porch", "porche"),
    (r"sunroom", "solario"),
    (r"washer and dryer", "lavadora y secadora"),
    (r"laundry in (?:the )?building", "lavandería en el edificio"),
    (r"dishwasher", "lavavajillas"),
    (r"furnished", "amueblada"),
    (r"heat included", "calefacción incluida"),
    (r"heat and hot water included", "calefacción y agua caliente incluidas"),
    (r"(?:central air|air conditioning)", "aire acondicionado"),
    (r"heat pump(?: (?P<year>20\d\d))?", "bomba de calor{year}"),
    (r"furnace (?P<year>(?:19|20)\d\d)", "caldera{year}"),
    (r"new furnace", "caldera nueva"),
    (r"new boilers?", "caldera nueva"),
    (r"new roof(?: (?P<year>20\d\d))?", "techo nuevo{year}"),
    (r"newer windows", "ventanas más nuevas"),
    (r"new kitchen(?: (?P<year>20\d\d))?", "cocina nueva{year}"),
    (r"open kitchen", "cocina abierta"),
    (r"new bathroom", "baño nuevo"),
    (r"hardwood floors", "pisos de madera"),
    (r"dogs welcome|dogs allowed|dog friendly", "se aceptan perros"),
    (r"cats? (?:friendly|welcome|allowed)", "se aceptan gatos"),
    (r"pets (?:welcome|allowed|ok)|pet friendly", "se aceptan mascotas"),
    (r"no pets", "sin mascotas"),
    (r"near (?:the )?train", "cerca del tren"),
    (r"near (?:the )?bus", "cerca del autobús"),
    (r"no flood insurance", "sin seguro de inundación"),
    (r"gym(?: in (?:the )?building)?", "gimnasio"),
    (r"pool", "alberca"),
    (r"storage (?:room|cage)", "bodega"),
    (r"bike room", "cuarto para bicicletas"),
    (r"workshop", "taller"),
    (r"barn", "granero"),
    (r"shed", "cobertizo"),
    (r"solar panels", "paneles solares"),
    (r"skylight", "tragaluz"),
    (r"exposed beams", "vigas a la vista"),
    (r"exposed brick", "ladrillo a la vista"),
    (r"loft", "loft"),
    (r"end unit", "unidad en el extremo"),
    (r"corner unit", "unidad en esquina"),
    (r"own entrance", "entrada propia"),
    (r"(?P<n>two|three) units", "{n} unidades"),
    (r"separate meters", "medidores separados"),
    (r"town water", "agua municipal"),
    (r"private dock", "muelle propio"),
    (r"(?P<n>four|five|six) bedrooms", "{n} recámaras"),
    (r"ground-floor bedroom", "recámara en la planta baja"),
    (r"family room", "sala familiar"),
)  # fmt: skip
_COMPILED: Final = tuple((re.compile(pattern, re.IGNORECASE), name) for pattern, name in _NAMES)


def in_spanish(features: Iterable[str]) -> tuple[str, ...]:
    """The features that have a name in Spanish, by it, in their order."""
    return tuple(dict.fromkeys(filter(None, map(_name, features))))


def _name(feature: str) -> str:
    for pattern, name in _COMPILED:
        if found := pattern.fullmatch(feature.strip()):
            given = {**found.groupdict(), "autos": "autos"}
            number = str(given.get("n") or "").lower()
            year = f" de {given['year']}" if given.get("year") else ""
            autos = "auto" if number == "one" else "autos"
            return name.format(**{**given, "n": _NUMBERS.get(number, ""), "year": year, "autos": autos})
    return ""
