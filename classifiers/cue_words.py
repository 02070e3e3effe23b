"""The phrases behind each cue, in the notation of word_patterns: words without accents or apostrophes, CONCEPTs in capitals."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from classifiers.cue_words_machines import MACHINE_CUES

_PEOPLE_CUES: Final = {
    # ---------------------------------------------------------------------------------------- sellers
    "sells own home": """
        SELL|list|market|relist|rent .. my|our|mine|ours|moms|dads|FAMILY .. HOME|APARTMENT|LAND|one|rental|farm
        SELL my|our|mine|ours|this|it|both|everything
        SELL .. HOME|LAND|APARTMENT
        list my|our|it|mine|both|them|with
        to list|relist $
        put|putting|place .. HOME|it|place|mine .. up|on|for|out .. MARKET|SALE
        put up|on .. SALE|MARKET
        get rid of .. HOME|place|rental|it|this
        get out of|from this|the|my|our HOME|place|rental
        want|ready|need|have|like|decided|going|wanting to|ready SELL
        THINK .. SELL|listing
        SELL by owner
        fsbo
        unload|dump .. HOME
        vender|vendo|vendemos .. HOME|APARTMENT|LAND|traila|propiedad|it
        quiero|queremos|quisiera|pensando|piensan vender|venderla|venderlo
        poner .. en|a SALE
        ponemos|pongo .. en SALE
        la|lo quiero|queremos|quisiera vender
        buy|buys houses|homes for? CASH?
        do|you|guys buy houses
        take the equity|check
        trade|trading in|down|up
        liquidate|divest|exit
        property|house|home|place|residence|land is|has|needs|must|ought to be sold
        to be sold
        ought|needs|has to be sold
        short sale
        before|when|if|once|until|after we|i list|sell|relist|listed
        SELL it|them as is
        sell or rent|refi|keep|wait|stay
        SELL soon|someday|now|later|first
        """,
    "asks what home is worth": """
        what|whats|how .. MY|FAMILY|mine|it|HOME .. worth|WORTH|go for|sell for|list for|bring|get|fetch
        what|whats .. could|can|would|should|might|do we|i|you get|list|ask|price|net|sell|put
        what|whats|how much .. worth
        what|how much .. it|mine|ours|they|house|home|place bring|fetch|go|sell
        would|could|might|can it|ours|mine|house|home|place sell|bring|go|list .. for
        WORTH of my|our|the|this HOME
        home|house|property|market|property WORTH
        market analysis
        opinion of WORTH
        broker price? opinion
        cma
        free|new|your estimate|valuation|zestimate|appraisal
        my|our|the estimate|zestimate|valuation
        cuanto vale|valdria|me|nos|puedo|podria .. MY|HOME|dar|darian|sacar|pedir|vender
        en cuanto .. vender|poner|vende|pongo
        valor|precio de mi|nuestra|la HOME
        avaluo|valuacion|tasacion
        neighbor|neighbors|neighbour|house|one next|across|street|door sold|went|go|goes|listed
        next door|street sold
        sold for .. so|and|ours|mine|whats|what
        comps
        homes|houses like mine|ours
        what are .. going for
        come .. tell|appraise|value|see|look .. MY|house|home|worth|it
        run|send|do .. net sheet|numbers|cma|comps|valuation
        """,
    "runs a listing": """
        my|our|the listing .. expired|agreement|agent|price|photos|online|contract|appointment|presentation|paperwork|live
        listing agreement|appointment|presentation|paperwork|contract
        my|our listing
        listing with|expired
        price reduction|drop|cut|cuts
        drop|lower|reduce|raise|cut|change .. PRICE|it to
        asking price
        full|our asking
        no|zero|without|few|only .. showings|offers|bites
        showings|showing .. feedback|notice|notify|people|buyers|dogs|nights
        multiple offers
        BUY|buyers|buyer fell|backed|financing|want|wants|agent|agents|walked|asked|came|inspector|inspection|lender|died|loan
        the|our|my|have|a buyer|buyers
        open house both|saturday|sunday|cookies|sign|again
        offer|offers on|for our|my HOME|place
        got|have|received|had|another|first|second|best OFFER .. on|from|for|and
        offer is|was too? low|cleaner|better|higher
        accept|reject|decline|counter|take|refuse .. OFFER|it|them|buyer
        tell|told them|buyer|him|her
        we|i accept|ll accept|will accept
        counter with|at|back|all|them
        off the MARKET
        back on the? MARKET
        on the? MARKET by|before|after|in|for|until|till|since|now|or|next
        hit|go|goes|going the MARKET
        go|goes|going live
        take|come out .. photos|pictures
        photographer|photos|pictures|drone .. HOME|shoot|listing|again|look
        STAGE .. it|HOME|furniture|empty|or
        should we|i .. fix|paint|repair|STAGE|declutter|update|carpet|replace|renovate|remodel
        what .. fix|repair|update|do|paint before|first|to list|and what
        fix|fixing up? .. before|first|or sell|list
        sign in .. yard
        put the? sign
        the|for sale? sign up|down|come|goes|be
        hold|no|schedule|before|block .. showings
        lockbox is|fine|ok|on|please
        relist|relisting
        not fixing|fix|repairing
        as is where?
        interviewing|interview .. agents|realtors
        your|what marketing plan
        days on market
        list .. as is
        net|nets|netting .. me|us|after|more
        """,
    "why people sell": """
        INHERIT .. HOME|property|LAND|place|condo|farm
        FAMILY INHERIT|died|passed
        FAMILY|moms|dads|grandmas|aunts|uncles|grandmothers|grandfathers|mothers|fathers|parents HOME|place|condo|farm|LAND
        the|of|an|estate|personal executor|estate|representative|heirs
        estate of|sale
        probate
        DIVORCE .. SELL|HOME|list|it
        HOME|it|place is paid off|for
        paid off|for HOME?
        downsize|downsizing|empty nest|nesters
        kids|children are|have gone|left|grown|moved
        too much|big .. HOME|us|clean|stairs|yard
        being|be|tired a|of landlord|landlords
        tenants|tenant gave|moved|are|is|in|still|living|occupied|out|pays|wants
        tenant|renter occupied
        behind on|in .. payments|mortgage|loan
        foreclosure|foreclose|auction
        job|work transfer|relocation|transferred|moved us
        relo|relocation company|package
        capital gains
        owe|owes .. on it|house|more|worth|than
        bank takes|take .. it|back
        outgrown|outgrowing .. it|HOME|place|this
        heredamos|herede .. HOME|propiedad
        our|my place|home|house on|in|at|is|has|was|next
        i|we own .. HOME|LAND|building|rental|rentals|lots|acres|units|here|shares|condo
        built|remodeled|updated|redone|renovated in|last|kitchen|two|the
        """,
    "asks what selling costs": """
        COMMISSION .. you|charge|percent|negotiable|rate|marketing|do|is|4|5|6
        what|whats|your|how much|the .. COMMISSION
        what|how .. you charge
        your|the|what fee|fees|rate|percent .. to|for|sell|list|includes
        match .. <percent>
        <percent> is|total|commission|robbery|or|to sell|for
        cuanto cobran|cobra|cobraria|cobrarian|es .. COMMISSION|por|vender|su?
        que porcentaje|comision
        seller|sellers|listing closing|fee|side cost|costs
        closing costs for .. seller|sellers
        """,
    # ---------------------------------------------------------------------------------------- buyers
    "seeks a home to buy": """
        WANT|looking|ready|like|hoping|plan|planning|going|trying|able|help|how|want|need to|in BUY
        BUY a|an|our|my|in|something|together|this|the|land|homes|first|2 .. HOME|LAND|APARTMENT|BED|area|place|there?
        BUY a|our|my first|starter|second|vacation|bigger
        BUY or rent
        first time .. BUY|buyers|purchase|homebuyer|que
        LOOK|NEED|WANT|searching|shopping|after .. BED|FEATURE|acres|HOME|LAND|APARTMENT
        LOOK for|at|in .. place|something|anything|area|to live
        still|are|were|been|im looking|searching|hunting
        house|home|property hunting|hunt|search|shopping|searching
        hunting for .. house|home|land
        i|we .. BUDGET
        my|our|the max|maximum|budget|limit|ceiling|price
        under|below|upto|around|between|max|hasta|maximo|tope <money>|#3|#2
        up to <money>|#3
        price range
        mid|low|high|upper #3|#4|<money>
        <money> max|tops|budget|or|all|cash|tope
        i|we|can .. afford|spend|go|do|qualify .. up|to|<money>|#3|for
        FINANCE .. <money>|#3|letter|for|to|up|attached|with|buyer|approved
        im|were|am|are|got|get|been|already approved|preapproved|prequalified|FINANCE
        va|fha|usda|conventional loan|buyer|buyers|approved|financing|eligible|entitlement
        using va|fha|my
        zero|no|percent|<percent>|small down
        down payment
        CASH buyer|buyers|offer|purchase|in
        pay|paying|all|with in? CASH
        send|email|set|show|share .. listings|homes|houses|options|properties|matches|list|alerts|sheets|deals|anything|new|candidates
        listing|new|price alerts|matches
        what .. have|got|available|out|there|listed .. in|under|for|near|around|with|that|now
        anything|something|any|nothing .. BED|FEATURE|new|under|near|with|around|that|for|in|like
        any|do .. HOME|LAND|lots|listings|condos|units|deals .. under|for|in|near|over|left|available
        move in ready
        good|best|better|great schools|school|neighborhood|neighborhoods
        schools|school matter|district|elementary|zone
        off market
        cap rate
        INVEST .. property|properties|rental|duplex|buy|client|clients|condo|looking
        investment property|properties
        1031|exchange
        fixer|fixers|uppers|junkers|foreclosures|flips|flip|rehab
        bank owned
        rent to own
        owner|seller financing|finance|carry
        carry the note
        starter home|house|condo|place
        vacation|second|lake|beach|retirement|weekend home|house|place|condo
        RELOCATE .. need|find|HOME|area|buy|job|there|looking|june|august|summer
        move|moving to|for|there|in|closer|here .. area|city|town|need|find|work
        new construction|build|builder|home|builds
        spec|model home|homes|toured
        new to .. area|town|city
        neighborhoods|areas .. recommend|suggest|like|best|should
        wish list
        tired|instead|rather .. rent|renting|landlord
        stop|quit|done|out renting|of|paying rent|renting
        lease is|ends|up|runs|expires .. up|in|on|soon|june|july|august
        busco|buscamos|buscando|necesito|necesitamos|quiero|queremos|quisiera .. HOME|APARTMENT|LAND|BED|comprar|casa
        comprar|compro|adquirir|compra .. HOME|APARTMENT|LAND|casa|una|con|por|este|primera
        presupuesto|maximo|hasta|tope|menos|mas .. mil|<money>|#3|de
        primera vez|casa
        enganche|preaprobados|preaprobado|preaprobacion|itin
        credito|prestamo|hipoteca aprobado|aprobaron|aprobada|hipotecario
        """,
    "asks about a listing": """
        still|is|it|house|home|place|unit|property|one available|active|for|on .. sale|market?
        still|is it|this|that|house|one available
        sigue|esta|siguen|aun|todavia .. disponible|disponibles|venta|vendio
        ya se vendio
        INTEREST .. in|this|the|your|la|en HOME|property|listing|unit|one|#4|#3|#2|place|lot|casa|it
        im|i|we|very|really|still|be INTEREST
        me|nos interesa|gusto|encanto|gustaria .. HOME|casa|propiedad|mucho|verla|ver|segunda|la
        more|some|any information|details|photos|pics .. on|about|for|regarding|of
        saw|seen|found|noticed|clicked|vi .. your|the|this|that|a|su|la|el LISTING|sign|ad|house|HOME|one|letrero|anuncio|casa|online|zillow|page
        saw .. zillow|redfin|facebook|online|craigslist|website|sign|page|dropped|went
        from|off|on the|your yard? sign
        how|what .. old|age .. roof|hvac|furnace|it|house|water
        how much|whats .. they|is|it|the asking|price|for|going
        how long|come .. on the market|it
        any OFFER .. on|yet|it
        hoa|taxes|dues .. on|for|there|much|how|fees|this|what|are
        HOA fees|dues|docs
        what|how|does|is|are .. roof|basement|foundation|septic|flood|parking|garage|pool|fence|lot|backyard
        does it|the|that|unit .. have|allow|come|include|flood|need
        why .. market|price|dropped|selling|so
        reason .. selling|sell
        would|will|do .. they|seller|sellers|owner|owners .. take|accept|consider|go|do|carry|look|pay|be|sell
        what|whats .. lowest|story|wrong|catch|they pay|number
        lowest .. take|go|theyd
        the|their|if|are|seller|sellers|owner|owners .. motivated|flexible|accepting|reviewing|would|pay|buy|leave|kick
        price dropped|drop|reduced|change|negotiable|improvement
        mls|listing <phone>|#6|#4|number|id|#
        disclosures|disclosure
        square footage
        SEE|LOOK .. HOME|it|one|#4|#3|#2|both|them|inside|this|that|unit|tomorrow|saturday|sunday|today|friday|weekend|these|place
        can|could|when|like|want|love|may .. SEE|tour|come|view
        schedule|book|set|arrange|request|requesting|confirm|line .. showing|showings|tour|tours|viewing|visit|appointment|cita
        second|another|private|video|virtual showing|tour|look|walkthrough|viewing
        showing|tour|viewing request|requested
        open house .. sunday|saturday|weekend|this|for|was|yesterday|came|liked
        came|were|went|stopped .. open house
        walk|drove|driving|go|went .. through|by|past|back .. HOME|it|again|with
        podemos|puedo|quiero|queremos|cuando|gustaria|quisiera|puede .. verla|visitarla|ver|visitar|verlo|visita
        cita para|ver
        agendar|programar|hacer .. cita|visita
        that|the|this one .. with|on|by|you|near|with
        the|this|that HOME|one|place on|at|in|with|by|near .. the|a|#2|#3|red|corner?
        love|loved|like|liked .. HOME|it|one|kitchen|porch|yard|that|neighborhood|area|style
        video tour|walkthrough
        send .. disclosures|floorplan|photos|details|rents|floor
        portal|lead|property|web|website inquiry|details|lead|message|enquiry
        comments|message|mensaje .. like|want|schedule|information|interested|tour|need|please|quisiera
        """,
    "makes an offer": """
        make|put|submit|write|writing|draw|place|present|send|prepare|drafting|writeup .. an|in|our|a|the|up OFFER
        put|going|write|offer in|up .. OFFER
        write it|one|something up?
        our|my OFFER .. is|on|contingent|for|of|to
        we|i|if|ill|well offer|bid|bidding
        hacer|presentar .. oferta
        backup offer
        contingent|contingency
        earnest money
        inspection period|objection|contingency|days|report
        appraisal gap|came
        closing .. costs|days|on|or
        outbid|bid|bidding against|war|wars|by
        lost out|the|two|our .. one|bid|bidding|house|offers
        missed out
        under|over|above|below ask|asking|list
        seller|sellers|they countered|counter|said|want|agreed|leave|agree|concessions
        seller to|pay|pays|credit .. leave|cover|pay|closing
        escalation clause
        full price
        ready to sign|write|offer|move|buy
        pre|preapproval approval letter
        rate buydown|locked|lock
        buy my|the rate down
        review period
        """,
    "speaks for a buyer client": """
        my|our client|clients|buyer|buyers .. would|want|wants|is|are|like|see|approved|preapproved|offer|needs
        buyer is
        client is|would|wants
        showing|confirm .. lockbox|combo|accommodating
        co op|broke|op
        """,
    "buys and sells": """
        SELL .. and|then|to|before|first|so BUY|find|get|move|buy
        BUY .. and|but|after|when|before|until SELL
        sell|list|selling ours|mine|our|my|current|first|it .. BUY|find|new|bigger|next|smaller
        have|need|got|must to sell .. first|current|ours|mine|too|also
        BUY .. one|bigger|smaller|next|new
        contingent on .. selling|sale|our|my
        both ends|sides|sell|of
        use you to|for|both .. buy|sell
        """,
    # ---------------------------------------------------------------------------------------- renters
    "seeks a rental": """
        LOOK|NEED|WANT|searching|find|finding|seeking|after .. RENT|lease|LEASE|APARTMENT|studio|room|furnished|sublet
        to|for|want|could|can|we|i|id|a|2|4 rent|lease .. a|an|an|apartment|house|the|HOME|in|it|from|this|something|for?
        RENT|lease .. house|apartment|condo|place|unit|room|home|duplex
        HOME|APARTMENT|BED|unit|place|houses|homes|one .. for|4|available rent|lease
        for|4 rent|lease
        RENT listing|property|inquiry|search|help|criteria|waitlist|options|availability|market|request|lead
        any|have|have .. rentals|rental|apartments|apartment|apts|units
        available apartment|apartments|units|rentals
        APARTMENT .. available|still|near|search|hunting|open|downtown|tour
        is|are .. APARTMENT|studio|rental .. available|still|open|left
        furnished|unfurnished .. place|apartment|house|rental|unit|units|bed
        short|long term .. rental|lease|stay|rent
        month to month
        section 8|eight
        voucher|housing assistance
        move in .. date|special|by|ready|cost|on|with|asap|now
        first .. last .. deposit|month|security?
        first and last
        DEPOSIT .. much|how|cuanto|and|is|required|hold|piden
        how|cuanto much? .. DEPOSIT
        application|app fee|fees|process|online|attached|form
        how|can|where|like|want|ready .. apply
        apply .. for|right|today|online|away
        credit|income|background score|check|requirements|requirement|history
        what|run .. credit|income|requirements|qualify
        eviction|evictions|evicted
        cosigner|cosign|cosigns|guarantor
        proof of income
        times|por .. the rent
        PETS .. ok|allowed|allow|policy|friendly|deposit|welcome|fee|accept
        allow|accept|take|ok|okay|aceptan|permiten .. PETS|pit|pets|mascotas
        pet friendly|policy|deposit
        utilities|water|heat|electric included|include
        <money> a|per|al month|mo|mes|mensual
        #4 a|per|al|month month|mo|mes|monthly
        a|per month .. rent|max|budget|up
        lease|rent takeover|option|term|length|starts|starting|begins|special
        months|month|year|yr lease
        waitlist|waiting list
        room|rooms .. rent|for|available|roommate
        roommates|roommate
        sublet|sublease
        traveling|travel nurse
        senior|income housing|restricted|subsidized
        shelter|motel|homeless
        busco|buscamos|quiero|quisiera|necesito|buscando|tienen .. RENT|rentar|alquilar|renta|cuarto|estudio
        en|de|la renta|alquiler
        rentar|alquilar|arrendar .. HOME|APARTMENT|una|un|cuarto
        departamento|apartamento|casa|depa|cuarto .. renta|rentan|rentar|alquiler|disponible
        cuanto .. deposito|renta|piden|mensual
        piden aval|deposito|requisitos
        que requisitos
        before we BUY
        rent .. first|year|before|then .. buy|year|decide
        """,
    # ---------------------------------------------------------------------------------------- general
    "tenant or applicant writes": """
        my|our|this|the|per|due|late|paid|pay rent|lease|deposit .. check|is|was|due|back|increase|goes|payment|portal|late|up|contract|return|returned
        my|our lease .. copy|renewal|ends|contract|says
        rent check|increase|portal|payment|receipt|went|goes
        deposit back|returned|return|refund
        late fee|fees
        unit|apt|apartment|apto|apartamento|suite|departamento|unidad #1|#2|#3|#4|1|2|3|4|5|6|7|8|9
        my|the|our|mi landlord|super|unit|apartment|inquilino|tenant|tenants|casero
        im|as|soy|i am? .. tenant|inquilina|inquilino|renter
        REPAIR .. unit|apartment|please|someone|send|urgent|request|again|tenant
        leak|leaking|leaks|water|flood .. ceiling|kitchen|unit|through|sink|roof|everywhere
        no|the heat|hot|ac|air|water|furnace|heater .. out|water|broke|broken|working|since|again
        ac|air|heater|furnace|fridge|toilet|dishwasher|dryer|stove .. out|broken|not|stopped|wont|isnt|doesnt
        clogged|mold|roaches|mice|rats|bedbugs|broken|leaky|maintenance
        lease renewal
        renewing my|our|the lease
        moving|moved|move out .. of|date|by|unit|march
        notice to vacate
        days notice
        my|our|the|rental application .. status|on|for|submitted|is|was|number|update
        status of .. application
        applied .. for|on|last|weeks|ago .. heard|status|update|still|when?
        havent heard .. back|anything
        you manage|rent
        property management|manager
        paid my|the rent
        lost .. key|keys|fob|remote
        no enfria|funciona|sirve
        pagar|pago|recibo|recargo|constancia .. renta|mes|tarde|dia
        mi contrato|renta|apartamento|solicitud
        perdi .. llaves
        """,
    "client or vendor business": """
        copy|copies of .. CLOSING|contract|documents|settlement|hud|survey|statement|inspection|appraisal|deed|lease|disclosure
        CLOSING documents|statement|docs|disclosure|papers|date|friday|monday
        settlement|closing statement
        bring to closing
        resend|re|forward|email|send|need .. CLOSING|statement|survey|report|documents|copy|invoice|policy|disclosure|link
        attached .. invoice|is|please|proposal|quote|estimate|bill|commitment|resume|report|find
        invoice .. attached|for|number|due|net
        net 15|30
        with 9
        estoppel|title commitment|survey|payoff|proof insurance
        you sold us|me|to
        bought .. from|through|with you
        closed .. with you|last|in
        we|i closed|moved in .. last|with|on|in
        new|our|the house .. you|settling|settled|love
        thank|thanks you? .. for|so .. help|everything|all|much|lovely|gift|patience
        gracias por .. ayuda|todo|su
        loved|enjoyed|read .. newsletter|article|podcast|video|episode|post
        recommend|recommendation|know|refer|recommiendas|recomendar .. plumber|contractor|electrician|handyman|lender|good|roofer|painter|inspector|plomero|cleaner
        who .. do|would|should .. call|talk|contact|speak|use|report|ask|handles|owns
        hours|horario
        are you|your open|closed|hiring|located
        where .. office|located|are you|ubicados
        que hora|horas .. abren|cierran|atienden
        office|your hours|address|located|location|parking|closed
        hiring|internship|resume|position|opening|job|career|apprentice
        my|real|got|passed|new .. license|exam
        join|joining .. your|team|brokerage|office
        your|the|commission split|splits
        referral fee|agreement|fees
        agent to agent
        im|i am? an|a agent|realtor|broker|lender|loan|photographer|inspector|appraiser|student|reporter|journalist|contractor|teacher|notary .. officer|with|at|in|for|from?
        introduce myself
        stop by|in .. meet|say|introduce|drop|bagels|with
        coffee|lunch .. with|learn|sometime|you|chat
        sponsor|sponsoring|donate|donation|fundraiser|raffle|silent|banner
        speak|speaker|talk at|to|for .. event|club|class|rotary|students|group
        student .. project|working|thesis|paper|interview|newspaper
        survey|questionnaire|thesis|dissertation
        interview .. questions|minutes|newspaper|article
        happy|merry birthday|holidays|anniversary|easter|thanksgiving|new
        congratulations on
        reschedule|push|move .. call|meeting|appointment|our|to|thursday
        running .. late
        see you .. at|there|then|tomorrow|soon
        confirming|confirmed .. call|meeting|appointment
        zoom|meeting|conference link|notes|agenda|room
        complaint|unprofessional|apology|rude|disappointed|unacceptable
        voicemails|voicemail
        returned my call|calls
        manager name|call|please
        what .. does|is|s .. mean|escrow|difference|title|earnest|point|arm|contingency
        whats|what|difference .. difference between
        how does|do .. escrow|taxes|title|property taxes|work
        in plain english
        INSURANCE company|agent .. asking|needs|wants
        HOA contact|company|management|number|president|board|violation|rules|gate
        gate|alarm|lockbox|door|keypad|mailbox code|key|combo
        key|keys .. to|dont|left|drop|lost|mailbox|front
        TAX bill|appeal|protest|assessment|guy|man|preparer|documents
        homestead exemption
        protest .. appraisal|assessment|taxes
        zoning|permit|easement|flood zone
        website|site|link|map|page .. down|broken|wrong|load|working|doesnt|wont|error
        typo|wrong date|link|price|day
        heads up|fyi
        neighbor|neighbors|fence|tree|driveway|parking|barking|noise
        parking|blocking .. driveway|dock|lot|spot
        inspection|reinspection .. scheduled|is|wednesday|at|tomorrow
        scheduled|schedule .. photos|inspection|cleaning|shoot|appraisal|sign
        verify|verification .. employment|wire|income
        reference|references for .. tenant|former
        yard sign|sale
        termite|warranty|home .. bond|claim|letter
        your sign|signs|agent|agents|office|listing .. fell|blew|on|was|parked|cut
        asking|question for a friend|sister|class
        trabajo|empleo|contratando|licencia
        documentos|papeles del|de .. cierre
        plomero|electricista
        vecino|ruido|queja
        """,
}

CUES: Final = MappingProxyType(_PEOPLE_CUES | MACHINE_CUES)
"""Name of a cue → its phrases."""
