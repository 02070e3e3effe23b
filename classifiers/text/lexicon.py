"""What words mean in this trade: each key word's concept, English and Spanish (without accents), as plain tables."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

_GROUPS: Final = {
    "ME": "i im ive id ill we were weve wed well us yo nosotros me",
    "MY": "my our mine ours mi mis nuestra nuestro nuestros nuestras",
    "FAMILY": "mom moms dad dads mother father parents wife husband son daughter kids family grandma grandmother"
    " mama papa esposo esposa hijo hija hijos padres abuela abuelo madre padre sister brother aunt uncle",
    "YOU": "you your youre yours usted ustedes tu su sus le les",
    "WANT": "want wants wanting wanted wish quiero queremos quisiera quisieramos gustaria deseo deseamos prefer",
    "NEED": "need needs needing needed necesito necesitamos ocupo must required require",
    "LOOK": "looking look search searching hunting hunt seeking find finding busco buscamos buscando busca encontrar",
    "LIKE": "love loved like liked loving gusto encanto encanta",
    "INTEREST": "interested interest interesa interesan interesado interesada interesados",
    "THINK": "thinking consider considering planning plan pensando planeando contemplating leaning",
    "WONDER": "wondering curious wonder curioso",
    "BUY": "buy buying purchase purchasing buyer buyers comprar compra compro comprador compradores comprarla",
    "SELL": "sell selling sells vender vendo venderla venderlo vendemos seller sellers vendedor offload unload",
    "SOLD": "sold vendio vendieron vendimos vendida vendido",
    "LIST": "list relist listed relisting",
    "LISTING": "listing listings anuncio anuncios publicada",
    "SALE": "sale venta",
    "MARKET": "market mercado",
    "RENT": "rent renting rental rentals renta rentar rentas alquilar alquiler arrendar arriendo sublet rentando"
    " alquilo rento",
    "LEASE": "lease leases leasing contrato sublease",
    "TENANT": "tenant tenants landlord landlords inquilino inquilinos inquilina casero arrendador roommate",
    "MONTHLY": "monthly mensual mensuales mes month",
    "DEPOSIT": "deposit deposito",
    "PETS": "pet pets dog dogs cat cats mascota mascotas perro perros gato",
    "HOME": "house home homes houses casa casas property properties propiedad propiedades place bungalow ranch"
    " townhouse townhome townhomes condo condos condominium duplex fourplex triplex cottage cabin casita vivienda"
    " condominio condominiums rowhouse",
    "APARTMENT": "apartment apartments apt apts flat studio loft departamento departamentos depa apartamento"
    " apartamentos piso estudio unit",
    "LAND": "land lot lots acre acres acreage parcel terreno terrenos lote",
    "BED": "bed beds bedroom bedrooms br bdrm bdrms bd recamara recamaras habitacion habitaciones cuarto cuartos"
    " dormitorio dormitorios",
    "BATH": "bath baths bathroom bathrooms ba bano banos",
    "FEATURE": "yard garage pool fenced basement garden backyard patio kitchen porch garaje alberca piscina jardin"
    " cochera estacionamiento parking fireplace acreage sqft balcony",
    "WORTH": "worth value valuation appraisal appraise cma estimate zestimate vale valor avaluo valuacion tasacion"
    " avaluar comps comparables valuar valorar",
    "OFFER": "offer offers oferta ofertas bid counter counteroffer",
    "SEE": "see tour tours view viewing visit visita visitar visitarla visitarlo verla verlo showing showings show"
    " walkthrough ver verlas visitas recorrido",
    "AVAILABLE": "available disponible disponibles availability",
    "PRICE": "price asking precio precios cost cuesta cuestan cost costs ask",
    "BUDGET": "budget presupuesto max maximum maximo range tops afford",
    "FINANCE": "preapproved preapproval prequalified prequal preaprobado preaprobados preaprobacion preapprobed"
    " mortgage loan fha conventional financing hipoteca prestamo hipotecario credito underwriting",
    "LENDER": "lender bank banco credit",
    "CASH": "cash efectivo contado",
    "DOWN": "downpayment enganche",
    "COMMISSION": "commission commissions comision comisiones",
    "STAGE": "staging stage photos drone photographer",
    "INHERIT": "inherited inherit estate probate heredamos herede herencia executor heirs sucesion passed",
    "DIVORCE": "divorce divorcing divorcio settlement",
    "DOWNSIZE": "downsize downsizing outgrown outgrowing bigger smaller",
    "RELOCATE": "relocating relocate relocation moving move transfer transferred mudamos mudarnos mudar mudando"
    " mudo mudanza reubicacion pcs pcsing",
    "INVEST": "investor investors invest investment investing inversionista invertir inversion flip flipper rehab",
    "STOP": "stop quit cease stopping dejen dejar deje paren parar pare detener",
    "REMOVE": "remove unsubscribe unsubscribed unsubscribing delete optout unsub baja borrar borren borre eliminar"
    " eliminen elimine quitar quitenme quiten quite removed cancelar deleted desuscribir desuscribirme",
    "SUBSCRIPTION": "subscription suscripcion subscribed subscribe suscripto suscrito",
    "EMAIL": "email emails mail mails emailing message messages newsletter newsletters correo correos mensajes"
    " mensaje mailing mailings boletin texts",
    "DATABASE": "database lista contacts records system",
    "SPAMWORD": "spam spamming harassment harassing junk",
    "NOT": "not no dont never nope nah wont cant isnt arent didnt doesnt havent hasnt nunca tampoco nada wasnt none"
    " wouldnt without ni",
    "ANYMORE": "anymore longer more mas",
    "ALREADY": "already ya",
    "BOUGHT": "bought purchased compramos compre comprado",
    "CLOSED": "closed signed renewed encontramos encontre firmamos firme",
    "OTHER": "another different someone somebody else elsewhere other otra otro otros alguien",
    "AGENT": "agent agents realtor realtors broker brokers brokerage agente agentes corredor corredora inmobiliaria",
    "DECIDED": "decided decidimos decidi changed cambio cambiamos",
    "STAY": "stay staying quedarnos quedamos stayed put",
    "PASS": "pass hold waiting wait wrong pause esperar",
    "LATER": "later someday eventually future futuro",
    "THANK": "thanks thank gracias thankyou appreciate",
    "OFFICE": "office oficina",
    "VACATION": "vacation holiday holidays leave vacaciones maternity paternity sabbatical conference pto viaje"
    " licencia travelling traveling",
    "OUT": "out away ooo fuera ausente",
    "RETURN": "return returning regreso regresare regresar vuelvo volvere back",
    "AUTOMATIC": "automatic automated automatically autoreply autoresponder automatica automatico automaticamente"
    " auto unattended unmonitored",
    "RESPOND": "respond response reply replies responder responding respuesta responderemos respondere",
    "RECEIVED": "received recibido ticket case",
    "URGENT": "urgent urgente immediate emergency urgentes",
    "DELIVER": "delivered delivery undeliverable undelivered mailbox mailer daemon recipient recipients",
    "LIMITED": "limited",
    "SEO": "seo google rank ranking ranked backlinks backlink traffic website websites webmaster domain wordpress"
    " redesign guest posicionamiento bing keywords",
    "LEADS": "leads leadgen prospects pipeline clients clientes",
    "SOFTWARE": "software crm platform app ai chatbot automation saas tool plataforma demo webinar autopilot",
    "OUTSOURCE": "virtual assistant assistants outsourcing offshore freelance developers manufacturer factory"
    " supplier catalog wholesale fabricante proveedor",
    "CRYPTO": "crypto bitcoin forex trading trader criptomonedas investments btc usdt",
    "WIN": "won winner prize lottery congratulations felicidades premio ganado ganador gift reward rewards sweepstakes"
    " seleccionado",
    "ACCOUNT": "account cuenta password contrasena storage quota verify verification verificar suspended suspendida"
    " expires expire login upgrade credentials microsoft paypal netflix apple docusign sharepoint",
    "CLICK": "click clic haga here aqui",
    "GUARANTEED": "guaranteed guarantee garantizado exclusive exclusivo unlimited affordable boost grow skyrocket",
    "FUNDS": "funds funding inheritance million millones donate donation transfer beneficiary fondos lend loans"
    " lenders financiamiento wire",
    "DEAR": "dear beloved sir madam estimado estimada estimados",
    "PILLS": "viagra cialis pills meds pharmacy weight keto casino singles dating replica watches",
    "INVOICE": "invoice factura bill receipt payment pago statement recibo",
    "DOCS": "documents document documentos copy copia paperwork papeles docs",
    "CLOSING": "closing cierre escrow title",
    "REPAIR": "repair repairs broken leaking leak heater maintenance fix plumber electrician contractor plomero"
    " reparar roto gotera mantenimiento electricista clogged",
    "KEYS": "key keys fob gate code llaves remote lockbox mailbox",
    "TAX": "tax taxes impuestos impuesto assessment",
    "HOA": "hoa dues",
    "RATES": "rates rate tasa tasas",
    "HOURS": "hours horario open abren abierto located ubicados parking address direccion",
    "HIRING": "hiring career license job internship resume join team empleo trabajo curriculum interview",
    "REFERRAL": "referral referrals refer referido",
    "COMPLAINT": "complaint complain unprofessional manager queja gerente",
    "MEETING": "meeting reschedule call appointment cita reunion llamada zoom",
    "SPONSOR": "sponsor sponsorship fundraiser charity volunteer event newspaper student school podcast",
    "APPLICATION": "application applied applicant solicitud aplicacion",
    "INSPECTION": "inspection inspector appraiser survey disclosures disclosure inspeccion",
    "INSURANCE": "insurance seguro",
    "NEIGHBOR": "neighbor neighbors neighbour neighborhood vecino vecina vecindario",
}

CONCEPTS: Final = MappingProxyType({word: concept for concept, group in _GROUPS.items() for word in group.split()})
"""Key word → concept. A word that two groups name belongs to the later one."""

CHAT_SPELLINGS: Final = MappingProxyType(
    {
        "u": "you",
        "ur": "your",
        "r": "are",
        "pls": "please",
        "plz": "please",
        "thx": "thanks",
        "ty": "thanks",
        "tks": "thanks",
        "w": "with",
        "n": "and",
        "b": "be",
        "abt": "about",
        "wanna": "want",
        "gonna": "going",
        "lookin": "looking",
        "rn": "now",
        "msg": "message",
        "msgs": "messages",
        "appt": "appointment",
        "hse": "house",
        "prop": "property",
        "rm": "room",
        "info": "information",
        "q": "que",
        "d": "de",
        "x": "por",
        "xq": "porque",
        "tb": "tambien",
        "dept": "departamento",
        "dpto": "departamento",
        "depto": "departamento",
        "rltr": "realtor",
    }
)
"""How chat spells words that matter."""

_OFTEN_MISSPELT: Final = (
    "accommodation apartment appraisal available automatic bathroom bedroom commission condominium departamento"
    " disponible financing inherited interested interesado interesada inspection listings mortgage newsletter"
    " preapproved preapproval prequalified property properties purchase realtor recamaras relocating schedule showing"
    " suscripcion townhouse townhome unsubscribe vacation valuation immediately attached maintenance thinking investor"
)
OFTEN_MISSPELT: Final = tuple(_OFTEN_MISSPELT.split())
"""Key words with hardly another word one letter away, so that a slip in them can be mended."""

HOMES_AND_DEALS: Final = frozenset(
    (
        *("BUY", "SELL", "SOLD", "SALE", "LISTING", "RENT", "LEASE", "TENANT", "OFFER", "WORTH", "COMMISSION"),
        *("HOME", "APARTMENT", "LAND", "BED", "BATH", "FEATURE", "BUDGET", "FINANCE", "DOWN", "INHERIT", "INVEST"),
        *("DOWNSIZE", "RELOCATE"),
    )
)
"""The concepts of which one stands in nearly every mail of somebody who buys, sells or rents."""
