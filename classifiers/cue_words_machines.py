"""The phrases behind the cues of spam, of people who want no mail or no business, and of automatic answers."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

MACHINE_CUES: Final = MappingProxyType(
    {
        # ------------------------------------------------------------------------------------ spam
        "sells marketing": """
            SEO|google .. services|audit|rank|ranking|page|traffic|results|ads|first|one|number|agency
            rank|ranking|page|first|top .. google|search|one|1
            your website|site|homepage|page .. and|is|has|not|errors|traffic|looks|scored|speed|design|could|ranking|outdated|mobile|visitors|conversions
            redesign|rebuild|redo .. website|site|your
            web|website|app|logo|wordpress|mobile design|development|developer|designer|redesign|developers|audit
            leads|appointments|listings|traffic|followers|reviews|clients .. per|every|a|month|day|on|autopilot|guaranteed|exclusive|in|for|from|your
            exclusive|verified|motivated|qualified|fresh|hot|seller|buyer|more|live|warm|cold leads|appointments|transfers|listings|sellers
            lead generation|gen|magnet
            we|i help|helped|work .. agents|brokerages|realtors|businesses|companies|you|brokers|teams
            we offer|provide|specialize|produce|manufacture|build|supply|deliver|edit|redesign|sell|make .. services|service|solutions|you|a|high|best
            our team|platform|system|software|ai|services|solution|experts|agency|experts|crm|app|specialists
            agents|realtors|brokers .. using|trust|switched|rely|love|joined|nationwide
            book|schedule|grab|see|get .. demo|slot|free
            free trial|audit|quote|demo|consultation|sample|hours|report|webinar|terminal|mockup
            10|15|20|quick|#2 minutes|minute|min|mins .. week|call|chat|demo|video|thursday|this
            worth|open|up|quick .. chat|call|conversation
            virtual assistant|assistants|va|vas
            from <money> .. hour|hr|image|month|day|call|per
            <money> per|an|a .. hour|hr|image|lead|record|month|week|call|click
            photo|image|video editing|retouching
            cold calling|callers|calls|call
            guest post|posts|blog
            do follow
            sponsored|guest|link posts|article|articles|insertion
            email list|lists|database|leads
            list|lists|database|records of .. realtors|agents|owners|emails|brokers|contacts|expired|absentee
            skip traced|trace|tracing
            instagram|facebook|google followers|ads|likes|reviews
            increase|boost|grow|double|scale|skyrocket .. your|sales|traffic|business|followers|listings|revenue
            grow .. business|brokerage|brand
            your competitors|industry|niche|blog|domain|brand
            our|see|portfolio|price portfolio|catalog|catalogue|list|deck|brochure
            shall|can|may i|we send .. portfolio|price|list|quote|audit|proposal|video|report|over|details|samples
            factory|manufacturer|supplier|fob|moq|wholesale|quotation
            best|competitive|affordable|special|unbeatable|lowest price|prices|cost|rates|quality
            <percent> off|discount|cheaper
            limited|spots|seats .. time|left|only|offer
            act|order|buy|apply|sign|register|subscribe|upgrade|call now|today
            last|final|only .. chance|notice|spots|hours|days
            posicionamiento|seguidores|paquetes|seo|clientes .. pagina|google|instagram|desde
            ofrecemos|ofrezco .. prestamos|servicios|precios|seo|credito|creditos
            you qualify|may|are .. for|qualify|eligible|selected|invited
            featured|feature|selected .. magazine|top|agents|nationwide|edition
            advertise|advertising|ad|magazine .. with|in|your|edition|space
            cleaning|janitorial|electric|energy|payment|processing|card service|services|bill|savings|processing
            to opt out
            """,
        "promises money": """
            loan|loans|capital|credit|funding|cash|financing .. approved|available|no|hours|same|up|fast|advance|bad|<money>|<percent>|offer
            business|working|merchant|line|personal loan|loans|capital|funding|cash|of
            no|bad|sin credit|collateral|buro|aval|experience|requisitos
            credit ok|check
            prestamos|credito|creditos .. de|sin|rapido|inmediato|rapidos
            bitcoin|crypto|forex|usdt|wallet|binary|ethereum
            <percent> .. return|returns|annual|guaranteed|weekly|profit|monthly|interest|risk
            guaranteed|annual|passive|double .. return|returns|income|money|profit|investment
            earn|make|gane|gana|turn .. <money>|money|income|weekly|week|dinero|month
            invest .. in|with|now .. bitcoin|crypto|fund|us|forex|platform
            work|working from home
            million|millions|millones .. dollars|usd|euros|inheritance|transfer|fund|funds|dolares|business|share|donation|united
            inheritance|beneficiary|next|late|deceased .. kin|client|fund|funds|husband|customer|million
            your country
            i am|im mrs|mr|barrister|dr|a .. widow|banker|director|attorney|lawyer|sheikh|prince|engineer
            full name|names .. address|bank|phone|account|id|and
            bank details|account|details|transfer|check .. and|to|more|number|change|changed
            datos bancarios
            cuenta bancaria
            herencia|beneficiario|sorteo|premio|ganador|ganado
            processing|registration|facilitation|clearance|shipping fee|charge
            god bless
            dear friend|beloved|sir|customer|user|webmaster|supplier|manager|email|account|winner|dear
            won|winner|win .. prize|lottery|gift|million|iphone|draw|premio
            claim|reclamar .. your|prize|gift|now|it|reward|su
            gift card|cards
            grants|grant|rebate|relief|tax .. qualify|program|specialists|business
            royal|sheikh|investors|principal .. family|fund|place|invest|wish|interest
            risk free
            whatsapp|telegram|skype .. me|us|<phone>|number|group|channel?
            """,
        "phishes": """
            ACCOUNT .. will|has|suspended|expire|expires|expired|locked|verify|confirm|limited|be|suspendida|closed|unusual
            verify|confirm|update|validate|secure|verifique|confirme .. ACCOUNT|identity|information|mailbox|email|datos|card|payment|wallet|address
            password expires|expire|expired|will|immediately|reset|to|here
            click|clic|haga|log|login|sign here|below|link|in|to|aqui|now|clic
            view|review|open|see|download .. document|attachment|file|message|voicemail|secure|invoice
            secure|encrypted|shared|confidential document|file|message|documents
            shared .. file|document|folder|you
            mailbox|inbox|storage|quota .. full|upgrade|quota|exceeded|almost|validate|limit|reached
            this link .. expire|expires|expired
            link expires|expira
            within|in|antes 12|24|48|2 .. hours|hrs|h|horas
            failure to
            unusual|suspicious|new .. activity|login|sign|signin
            wire|wiring|bank|payment instructions|details|account|information .. changed|updated|change|new|attached|have
            changed|new|updated .. bank|wire|wiring|account|banks|banking
            send|remit|transfer|wire .. funds|payment|deposit|balance|to|the|closing .. account|below|attached|new|today
            disregard .. previous|prior
            do not|dont call .. me?|im|meeting|email
            are you .. desk|available|free|office|busy
            at your desk
            in a meeting|conference
            need you to
            handle|do .. discreetly|quietly|favor|for me
            buy|purchase|pick .. gift|cards|itunes
            codes
            overdue|outstanding|payment|invoice .. attached|slip|advice|remit|immediately|see|open|zip
            enable macros
            attachment .. view|open|payment|zip|html
            package|parcel|delivery|shipment .. could|fee|delivered|pay|redelivery|address|waiting|held
            direct deposit
            recovery|seed phrase
            domain|trademark|hosting|ssl .. expire|expires|expiring|renewal|renew|registration|expiration
            fines|penalty|compliance|compliant .. up|notice|business|avoid
            actividad inusual
            su cuenta .. sera|fue|suspendida|bloqueada
            siguiente enlace
            hot|meet|local|lonely|serious singles|women|man|girls|tonight
            meds|pills|viagra|prescription|keto|cbd|casino|lbs|weight
            """,
        # ------------------------------------------------------------------------------------ no more mail
        "wants no mail": """
            unsubscribe|unsub
            REMOVE me|us|my|this|both|email|from|mi|mis|nuestro|este|it|address|name
            REMOVE .. list|emails|mailing|database|address|correo|lista|name|subscription
            take|get|taken|took|sacar|saquen|saqueme|quiten|quitenme me|us|my|this|off|mi|it .. off|list|lista|name|of?
            off .. list|lists|mailing|your|drip|emails
            drip
            stop|quit|cease|no|not|dont|never .. emailing|sending|mailing|contacting|messages|spamming|texting|bothering
            stop|quit|no|without .. EMAIL|emails|newsletters|alerts|contact|sending|updates
            stop|quit|dont|never email|mail|contact|send|write|message|emailing .. me|us|this|these|my|again|anymore
            ^ stop $
            ^ stop stop
            stop stop
            ^ remove $
            ^ end $
            ^ baja $
            ^ no|not more|mas EMAIL|emails|please
            no more|mas .. EMAIL|emails|listings|please|alerts
            opt|opting|opted out|me
            optout
            delete|borrar|borren|eliminen|erase|erasure .. my|me|data|information|mi|mis|datos|address|email|contact|personal|correo
            dont|not|no longer|quiero|wish .. want|to|receive|recibir|get .. EMAIL|these|them|this|correos|emails|messages|more
            dont want these|this|them|your|any .. EMAIL|emails|anymore
            no quiero|queremos|deseo|me .. recibir|correos|manden|envien|mas|mande
            dejen|deje|dejar|paren|parar de|mandarme|enviarme|enviar
            ya no .. manden|envien|quiero|mande|recibir|correos
            de baja|la
            darme|den|dar|doy|deme de? baja
            cancel|cancelar .. subscription|suscripcion|alerts|emails|newsletter
            suscripcion|desuscribir
            turn .. alerts|emails|these|it off
            alerts off
            report .. spam|you|attorney
            this|marking|marked is|as SPAMWORD
            never|didnt|not|havent .. signed|sign|subscribed|asked|gave|give|permission|consent|agree .. up|this|these|for|you
            i|we never|did .. signed|sign up
            how|where .. got|get|did you .. email|address|off|my|this|name
            asked|told|clicked|said .. removed|stop|unsubscribe|times|before|you|to stop
            mailing|marketing|email list|emails|communication|communications
            gdpr|ccpa|can spam|article|privacy .. 17|request|erasure|deletion|act
            right to|of deletion|erasure
            do not .. contact|email|sell|share|mail
            email .. preferences
            too many EMAIL|emails|alerts|of
            """,
        "wants no business": """
            not|isnt|arent|never|no .. INTEREST|looking|selling|buying|for|moving|searching .. sale|anymore|any|thanks?
            not|no INTEREST
            no thanks|gracias|thank|thankyou|plans|longer|need|sale|esta|estoy
            ^ no|nope|nah|never $
            ^ nope|nah
            ^ no thanks|gracias
            no longer looking|interested|in|searching|need|selling|buying
            not .. right now|at|this time|moment|anymore
            not at this
            por ahora|el|momento no|no
            no .. nos|me|le interesa|interesan|interesada|interesado
            no estoy|estamos .. interesada|interesado|buscando|vendiendo|interesados
            DECIDED .. not|stay|to|wait|against|no|renovate|build|hold|keep|our|renew|rent|esperar|leave
            changed|change our|my|plans|situation .. mind|minds|changed
            plans|situation changed|fell
            we|well|i|ill|gonna|going|to pass|hold|wait|stay|hang .. on|off|until|till|here|put|where|for|tight|this?
            pass on .. this|it|that|one
            hold off
            on hold
            sit|sitting tight
            put|stay staying|stay .. put|here|where
            staying|stay put|here|where|in
            quedamos|quedarnos .. donde|aqui|en
            ALREADY .. bought|have|found|closed|purchased|sold|signed|under|compramos|encontramos|working|listed|contract
            ya compramos|encontramos|firmamos|vendimos|tenemos|no|vendi|renovamos
            we|i|just bought|found|closed|purchased|renewed|signed|settled .. a|on|house|place|another|lease|with|with|one|something|lease|last
            found .. place|house|another|something|one|apartment .. yesterday|closer|else|already?
            went|going|go|signed|working|listed|contract|use|using|used .. with .. OTHER|AGENT|FAMILY|friend|karen
            with|use|using .. OTHER AGENT|company|brokerage|else
            have|got|hired|using an|another|our|my|a .. AGENT
            FAMILY|friend|cousin|law .. is|sells|in .. AGENT|real|realtor
            is|am a|an realtor|agent myself
            under contract
            wrong person|email|number|address|guy|house|people
            not|this isnt .. mr|mrs|who|him|her|the
            equivoco|equivocado|equivocada de?
            who is|are this|you|these
            never|didnt|not .. inquired|inquire|asked|inquiry|contacted|requested|made .. about|any|inquiry|house?
            not|never|arent|no .. SELL|selling|sale|buying|buy|moving|move
            no esta en SALE
            never SELL|selling
            not for sale
            lease|renewed|renewing|renew renewed|lease|here|our|the|another .. year|lease
            another year|12|6|month|lease
            fell through
            done|given|gave|stopped|tired|finished looking|up|searching|trying
            given up
            taking|take .. break
            maybe|perhaps|quizas .. next|later|someday|future|couple|year|when|when|mas|in
            next year|spring .. maybe|instead
            if|when|until .. changes|change|ready|anything|rates|things .. reach|call|let|come|down|let
            reach|get .. out|touch if|when
            close .. my file
            cancel|scrap|withdraw|withdrawing|call|skip .. showing|tour|appointment|saturday|viewing|visit|off|application|saturdays
            we|have|has to cancel
            lost|perdi .. job|trabajo
            we|all all set
            all set|good
            im|were|we|all good thanks|thank|now?
            just browsing|curious|looking|wanted
            only curious
            appreciate|thanks .. but|for .. reaching|thinking|following|sending|asking|info|note|checking|time
            thanks|thank|appreciate .. but
            good luck
            take care
            wont|not|dont .. need|be needing|be buying|buying|selling|need .. agent|tour|anymore
            esperar|decidimos esperar|no|a que
            passed away
            deceased
            happy where|here|in
            not going|moving anywhere
            building|build|adding|add|renovate|renovating|remodel|remodeling instead|own|on
            """,
        # ------------------------------------------------------------------------------------ machines
        "answers by itself": """
            out of .. office|town|country
            ooo
            AUTOMATIC .. reply|response|respond|message|answer|RESPOND|generated|mensaje
            respuesta|mensaje automatica|automatico
            auto reply|response|responder
            RETURN .. on|to|in|monday|office|el|from|until|tuesday|lunes
            i|we will|ill|well|estare .. respond|reply|return|back|out|get|be .. when|soon|upon|after|on|back|fuera|office
            on|from|de .. VACATION|leave|vacaciones|retreat|duty|honeymoon|sabbatical|baja
            VACATION until|till|through|hasta|this|and
            away from|until|till|desk
            limited|no|sin|intermittent access|acceso|cell|signal|email .. email|correo|to|service|phone
            gone fishin|fishing|hiking|camping|until
            back|return|returning|regreso|vuelvo|reachable on|el|monday|tuesday|wednesday|thursday|friday|lunes|until|june|july|august|in|january|march|hasta
            fuera de .. oficina
            estare|estoy|encuentro|me .. fuera|ausente|vacaciones|viaje|oficina
            if .. urgent|emergency|immediate|assistance|sensitive .. please|call|contact|text|email?
            for urgent|immediate|emergencies|anything .. matters|assistance|please|contact|urgent
            si es urgente
            asuntos urgentes
            please|favor contact|direct|reach|email|call .. colleague|assistant|my|office|at|front|instead|main|extension
            my colleague|assistant|companera|partner .. is|can|covering|jody|dan|will|at
            RECEIVED .. your|email|message|request|inquiry|su|mensaje|correo|and|application
            your .. request|message|email|application|inquiry|case|ticket .. received|assigned|created|been|has|could|was|number
            hemos recibido
            thank|thanks|gracias .. for|por .. contacting|your|message|email|writing|su|reaching|interest
            within|in|en one|24|48|two|3|#2|business|1 .. hours|business|day|days|horas
            business day|days|hours
            one|member|associate|representative|someone|asesor of? .. our|team|will .. contact|respond|touch|follow|review|pondra|reach
            ticket|case|reference|request .. number|#|created|#4|#5|#6|received|been|<phone>
            do not|please|favor|dont reply|responder|respond .. this|to|message|email?
            no responder|reply
            not|isnt|unattended monitored|mailbox
            mailbox|inbox|account|email .. is|not|closed|monitored|checked|full|unattended|quota
            no longer|left|leaving .. with|work|works|at|employed|company|pinnacle
            has|have left|retired|joined .. company|the?
            new email .. address
            delivery|deliver|message .. failed|failure|status|notification|delivered|could|not|attempts|returned
            undeliverable|undelivered|returned mail|undeliver
            address .. not found
            user unknown
            permanent|fatal error|errors
            was read
            read receipt
            high volume
            check|checked .. email .. twice|day|once|morning|monday|evening
            response|responses|replies|reply|slow .. delayed|delay|slow|time|will
            delay|delayed in
            currently .. out|away|unavailable|traveling|travelling|closed|leave|attending|on
            attending .. conference
            closed .. for|until .. holiday|holidays|inventory|reopen|season|weekend
            licencia|ausencia|ausente
            """,
    }
)
