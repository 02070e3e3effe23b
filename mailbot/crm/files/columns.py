"""The columns of contacts and properties files: the headers that people use for them, and the words in their cells.

docs/csv.md describes them to operators.
"""

from __future__ import annotations

from collections.abc import Mapping

from models.contact import ContactKind
from models.property import ListedFor, PropertyType

# Our column for each header that people use, folded to letters and digits.
CONTACT_ALIASES: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("email", "emailaddress", "mail", "correo", "emailprimary", "primaryemail", "email1", "email1value"),
            *("email1address", "address"),
        ),
        "email",
    ),
    **dict.fromkeys(
        (
            *(
                "otheremails",
                "otheremail",
                "email2",
                "email2value",
                "email2address",
                "secondaryemail",
                "emailsecondary",
            ),
            *("alternateemail", "alternativeemail"),
        ),
        "other_emails",
    ),
    **dict.fromkeys(("firstname", "first", "givenname", "nombre"), "first_name"),
    **dict.fromkeys(("lastname", "last", "surname", "familyname", "apellido"), "last_name"),
    **dict.fromkeys(("name", "fullname", "contact", "contactname"), "name"),
    **dict.fromkeys(
        ("phone", "phonenumber", "mobile", "mobilephone", "primaryphone", "phone1value", "cell", "telephone"), "phone"
    ),
    **dict.fromkeys(("kind", "contacttype", "contactkind"), "kind"),
    **dict.fromkeys(("tags", "tag", "labels", "groups", "groupmembership", "categories", "category"), "tags"),
    **dict.fromkeys(("language", "lang", "idioma"), "language"),
    **dict.fromkeys(("id", "externalid", "contactid", "crmid"), "id"),
    **dict.fromkeys(("source", "leadsource"), "source"),
    **dict.fromkeys(("donotcontact", "donotemail"), "do_not_contact"),  # others: mailbot.crm.files.do_not_contact
}
PROPERTY_ALIASES: Mapping[str, str] = {
    **dict.fromkeys(("ref", "id", "mls", "mlsid", "mlsnumber", "mlsno", "listingid", "reference"), "ref"),
    **dict.fromkeys(("status", "listingstatus", "mlsstatus"), "status"),
    **dict.fromkeys(("listedfor", "saleorrent", "transaction"), "listed_for"),
    **dict.fromkeys(("type", "propertytype", "kind"), "type"),
    **dict.fromkeys(("address", "street", "streetaddress"), "address"),
    **dict.fromkeys(("area", "neighborhood", "neighbourhood", "subdivision", "district"), "area"),
    **dict.fromkeys(("city", "town"), "city"),
    **dict.fromkeys(("postcode", "zip", "zipcode", "postalcode"), "postcode"),
    **dict.fromkeys(("price", "listprice", "askingprice", "rent"), "price"),
    **dict.fromkeys(("bedrooms", "beds", "bed", "br"), "bedrooms"),
    **dict.fromkeys(("bathrooms", "baths", "bath", "ba"), "bathrooms"),
    **dict.fromkeys(("fullbaths", "bathsfull", "bathroomsfull", "fullbathrooms", "fullbath", "bathfull"), "full_baths"),
    **dict.fromkeys(("halfbaths", "bathshalf", "bathroomshalf", "halfbathrooms", "halfbath", "bathhalf"), "half_baths"),
    **dict.fromkeys(("squarefeet", "sqft", "size", "livingarea"), "square_feet"),
    **dict.fromkeys(("yearbuilt", "yrbuilt", "yrblt", "year", "built"), "year_built"),
    **dict.fromkeys(("description", "remarks", "publicremarks"), "description"),
    **dict.fromkeys(("features", "amenities"), "features"),
    **dict.fromkeys(("url", "link", "listingurl"), "url"),
    **dict.fromkeys(("photourl", "photo", "image", "imageurl"), "photo_url"),
}

TYPE_WORDS: Mapping[str, PropertyType] = {
    **dict.fromkeys(("house", "single family", "single-family", "sfr", "detached", "casa"), PropertyType.HOUSE),
    **dict.fromkeys(("condo", "condominium", "apartment", "flat", "loft"), PropertyType.CONDO),
    **dict.fromkeys(("townhouse", "townhome", "row house"), PropertyType.TOWNHOUSE),
    **dict.fromkeys(
        ("multi_family", "multi-family", "multi family", "duplex", "triplex", "fourplex"), PropertyType.MULTI_FAMILY
    ),
    **dict.fromkeys(("land", "lot", "acreage"), PropertyType.LAND),
    **dict.fromkeys(("commercial", "office", "retail"), PropertyType.COMMERCIAL),
    **dict.fromkeys(("other",), PropertyType.OTHER),
}
LISTED_WORDS: Mapping[str, ListedFor] = {
    **dict.fromkeys(("sale", "buy", "for sale", "venta", "en venta"), ListedFor.SALE),
    **dict.fromkeys(
        ("rent", "lease", "rental", "for rent", "for lease", "to let", "renta", "alquiler"), ListedFor.RENT
    ),
}
KIND_WORDS: Mapping[str, ContactKind] = {
    **dict.fromkeys(("lead", "prospect", "buyer", "seller", "renter"), ContactKind.LEAD),
    **dict.fromkeys(("client", "customer", "past client"), ContactKind.CLIENT),
    **dict.fromkeys(("staff", "employee", "team"), ContactKind.STAFF),
    **dict.fromkeys(("vendor", "supplier", "partner"), ContactKind.VENDOR),
}
LANGUAGE_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("en", "eng", "english", "ingles", "inglés"), "en"),
    **dict.fromkeys(("es", "spa", "spanish", "espanol", "español", "castellano"), "es"),
    **dict.fromkeys(("fr", "french", "français", "francais"), "fr"),
    **dict.fromkeys(("de", "german", "deutsch"), "de"),
    **dict.fromkeys(("pt", "portuguese", "português", "portugues"), "pt"),
    **dict.fromkeys(("zh", "chinese", "mandarin"), "zh"),
}
