"""Word lists of news English that several finders share: honorifics, offices, institutions. Data only.

All lower-case. General knowledge of the language: no entry names a person, a place or a publisher.
"""

MALE_HONORIFICS = frozenset(
    "mr sir lord king prince father brother monsieur herr señor baron duke count emperor tsar".split()
)
FEMALE_HONORIFICS = frozenset(
    "mrs ms miss lady dame queen princess sister madam madame mme mlle frau señora empress tsarina baroness duchess "
    "countess".split()
)
HONORIFICS = (
    MALE_HONORIFICS
    | FEMALE_HONORIFICS
    | frozenset(
        "dr prof professor rev reverend hon honourable honorable gen general lt lieutenant col colonel capt captain "
        "cmdr commander adm admiral sgt sergeant maj major brig brigadier marshal cpl corporal pvt private sen "
        "senator rep representative gov governor pres president premier chancellor ambassador amb judge justice pope "
        "cardinal archbishop bishop imam ayatollah sheikh shah sultan rabbi mayor congressman congresswoman chairman "
        "chairwoman secretary minister marquis detective officer deputy sheriff inspector coach comrade crown field "
        "vice del".split()
    )
)
"""Words before a name that are no part of it."""

NAMED_WITH_TITLE = frozenset(
    "pope king queen prince princess emperor empress tsar sultan shah sheikh ayatollah saint st imam".split()
)
"""Titles that people with one name are hardly ever named without: Pope Francis, Queen Elizabeth II."""

OFFICES = frozenset(
    "president vice-president premier chancellor minister leader ruler chairman chairwoman chairperson chair "
    "vice-chairman vice-chairwoman vice-chair secretary undersecretary director vice-director deputy head chief "
    "commander commandant officer general admiral marshal colonel captain major lieutenant sergeant brigadier "
    "spokesman spokeswoman spokesperson ambassador envoy diplomat delegate representative negotiator adviser advisor "
    "aide analyst expert researcher fellow professor lecturer scholar historian economist scientist engineer "
    "journalist reporter correspondent editor author writer novelist poet columnist lawyer attorney prosecutor judge "
    "justice magistrate mayor governor senator congressman congresswoman lawmaker legislator politician candidate "
    "nominee contender councillor councilor councilman councilwoman member mp commissioner inspector detective "
    "sheriff superintendent manager executive ceo cfo coo founder co-founder owner partner entrepreneur businessman "
    "businesswoman investor banker strategist pollster activist campaigner organizer organiser consultant specialist "
    "doctor physician nurse surgeon teacher principal dean provost coach player striker goalkeeper captain actor "
    "actress singer musician composer artist director producer filmmaker king queen prince princess emperor pope "
    "bishop archbishop cardinal priest pastor imam rabbi monk nun farmer fisherman worker official bureaucrat veteran "
    "soldier pilot cosmonaut astronaut resident witness defector refugee sister brother wife husband daughter son "
    "father mother uncle aunt nephew niece cousin widow grandson granddaughter mathematician philosopher linguist "
    "physicist chemist biologist architect painter translator publisher coordinator administrator treasurer "
    "comptroller controller surveyor operator driver master harbourmaster harbormaster headmaster headmistress "
    "stationmaster postmaster skipper firefighter paramedic mechanic trader shopkeeper developer programmer designer "
    "photographer presenter broadcaster critic biographer psychologist psychiatrist sociologist anthropologist "
    "archaeologist geologist astronomer meteorologist epidemiologist virologist speaker moderator host anchor".split()
)
"""Head nouns of roles."""

KINSHIP = frozenset(
    "sister brother wife husband daughter son father mother uncle aunt nephew niece cousin widow".split()
)
"""Offices only together with whose they are."""

ABBREVIATED_OFFICES = frozenset("sen rep gov gen lt col capt cmdr adm sgt maj prof rev pres del".split())

MALE_NOUNS = frozenset(
    "spokesman chairman businessman congressman king prince emperor brother husband son father uncle nephew grandson "
    "actor councilman fisherman monk priest pope vice-chairman".split()
)
FEMALE_NOUNS = frozenset(
    "spokeswoman chairwoman businesswoman congresswoman queen princess sister wife daughter mother aunt niece "
    "granddaughter actress councilwoman nun widow vice-chairwoman".split()
)

PLACE_NOUNS = frozenset(
    "square tower towers street st road avenue ave boulevard blvd lane drive park university college school academy "
    "institute institution hospital clinic airport station bridge stadium arena hall house palace castle center "
    "centre plaza hotel resort island islands mountain mountains river lake bay strait valley desert county city town "
    "village district province region state states museum library theater theatre church cathedral mosque temple "
    "foundation museum memorial monument mausoleum prize award medal cup trophy act law amendment bill doctrine plan "
    "accord treaty agreement commission committee company co corporation corp inc ltd llc group bank fund trust party "
    "union league association organization organisation society club team airlines airways motors press times post "
    "journal news magazine tv television radio network show center library ranch dam canal highway expressway freeway "
    "tunnel port harbour harbor base camp fort theorem equation constant effect syndrome disease law principle method "
    "test scale index dynasty peninsula zone youth guard guards army navy works complex factory ministry department "
    "agency office building court courthouse field fields gardens garden hills heights beach forest cemetery".split()
)
"""A name in front of one of these, capitalised, belongs to a thing that is named after somebody."""

COMPANY_NOUNS = frozenset(
    "energy coal fuels fuel oil gas petroleum strategies partners associates consulting consult capital holdings "
    "industries grants resources solutions technologies systems services enterprises securities inc ltd llc corp "
    "store stores shop shops directory website app software airlines motors atoll reef "
    "healthcare pharmaceuticals logistics insurance".split()
)
"""Last words of a company or another thing, never of a person."""

COMMON_WORDS = frozenset(
    "action active alert alliance ancient animal answer arctic ball battle best better big bird birth black "
    "blood blue board boat body bold book border box brain bridge bright broken brown business camera capital "
    "car care case central chain change child choice circle citizen city class classic clean clear clever "
    "climate cloud club code coffee cold color colour common control cool copper correct correction country "
    "credit crime crisis crystal culture dance dark data dead deal death deep desk diamond digital dinner direct "
    "double dream drug early earth easy economy education electric email emergency emotional energy engine "
    "equality eternal event extra eye face fact fair family farm fashion fast fear feature film final finance "
    "fine finger fire first fish flag flight flower flying food football force forest free freedom fresh friend "
    "fuel full fund funny future game gas gender ghost giant gift girl glass global gold golden good grand gray "
    "great green grey ground growth gun hand happy hard hate health heart heat heaven heavy hidden high history "
    "holy home horse hot human hunger ice idea image industry information inner instant insurance iron job joint "
    "justice key knowledge labor labour land language large last late laughing law legal leopard letter liberty "
    "life light limited line list little living local long lost loud low lucky machine magic main major market "
    "master matter mayor meal media memory mental micro mind mini minor mirror mission mobile model modern "
    "moment money monster moon moral morning mortal motion mouth movement movie music mystery natural nature "
    "network neutral night noble noise number ocean oil old open orange order original outer pain paper party "
    "passion patriot peace people perfect personal phone photo picture pink plain plan planet plant play police "
    "policy poor pop popular power price pride prime prison privacy private product program project property "
    "proud public pure purple purpose question quick quiet radical radio rage rain rapid rare raw real reality "
    "reason record red regular relief rescue research rhythm rich right rising risk river road roaring rock room "
    "royal running sacred sad safe sales school science sea season second secret security sell senior serious "
    "seven shadow sharp shining ship shock short show sight signal silence silent silver simple single sister "
    "six sky sleeping slow small smart smoke snow social society soft solid soul sound soup source space special "
    "spirit sport sports spring stage star station steady steel storm story straight strange street strength "
    "strong student style sugar sun super sure sweet swift system talk tall target task taste tax tea team tech "
    "technology ten test text theory thin thing third three thunder tide time tiny tool top total touch tough "
    "trade traffic trail train travel treasure tree trend trial triple trouble true trust truth twin two ultra "
    "universe urban value victory video village violence vision vital voice wall war warm water wave weak wealth "
    "weather web wet wheel white whole wide wild wind window wing winter wire wisdom wise wonder wood word work "
    "world year youth".split()
)
"""Words that open the names of things far more often than those of people: they need a sign that a person is meant."""

ALSO_WORDS = frozenset(
    "in an do to no so son sun song long young park moon may will mark rose grace faith hope joy art bill pat sue "
    "frank grant chase rob jack dean earl king price stone brown white black green gray grey rice bush cook baker "
    "page best gates".split()
)
"""Names that are English words too: alone they count only where the sentence cannot mean the word."""

NAMED_AFTER_NOUNS = frozenset(
    "administration campaign government regime era dynasty presidency camp team supporters voters foundation rally "
    "rallies supporter voter cabinet family doctrine brand transition loyalists loyalist backers ticket tower "
    "organization estate".split()
)
"""A name in front of one of these, in small letters, means an institution or a time, not the person."""

VESSELS = frozenset(
    "ferry ship vessel tanker frigate destroyer trawler yacht submarine schooner steamer barge freighter liner "
    "warship cruiser lifeboat tugboat locomotive".split()
)
"""A name right behind one of these is what it is called."""

PLACE_OPENERS = frozenset(
    "university lake mount mt fort port cape hurricane typhoon operation uss hms hotel st saint".split()
)
"""A name behind one of these is a thing named after somebody."""

NO_NAME = frozenset(
    "the a an and or but of in on at by for from with to monday tuesday wednesday thursday friday saturday sunday "
    "january february march april june july august september october november december north south east west northern "
    "southern eastern western central democratic republican democrats democrat republicans republican communist "
    "congress parliament senate assembly council cabinet state states united nations nation world news agency press "
    "media times post party ministry department committee court police army navy air force forces guard guards bureau "
    "office university institute college university school center centre house street square city county province "
    "republic kingdom union international national federal american americans british english french german russian "
    "chinese japanese korean korea koreans china japan america europe european african asian arab muslim muslims "
    "christian christians jewish jews catholic islam god internet twitter facebook google youtube instagram telegram "
    "whatsapp app email web online photo video image getty reuters follow read click story stories related share "
    "missile missiles rocket nuclear war treaty law bill act amendment award prize cup league games olympics olympic "
    "championship festival series season episode chapter section table figure appendix company inc corp ltd co group "
    "bank fund foundation society association institute museum church temple river mountain lake island islands sea "
    "ocean gulf bay this that these those his her its their our your my he she it they we you i not no yes if as is "
    "was be who what when where why how mr mrs ms dr also both early life career works poll polls voter voters latino "
    "latinos hispanic hispanics debate election campaign obamacare medicare medicaid brexit covid chairman spokesman "
    "spokeswoman leader prime minister president secretary security defense defence foreign affairs interior finance "
    "supreme deputy director chief senior vice-president new los girls boys mysteries grammar recollections stories "
    "songs trio quartet symphony concerto cemetery saga trilogy about after before over under during since while "
    "because though although then there here now today yesterday tomorrow with without from into upon".split()
)
"""Words that no person's name has."""

NO_ONE = frozenset({"jim crow", "uncle sam", "john doe", "jane doe", "john bull", "joe public", "tommy atkins"})
"""Figures of speech that look like names."""

PARTICLES = frozenset(
    "van von de der den del della di da dos du la le el al bin ibn ben ter ten st af av zu abu".split()
)
GENERATIONS = frozenset({"jr", "sr"})
"""What tells father and son of one name; newspapers put it behind the family name alone, too."""
SUFFIXES = GENERATIONS | frozenset({"ii", "iii", "iv"})

ORGANISATION_NOUNS = frozenset(
    "agency ministry government media military army navy police committee commission council party court office "
    "department bureau company firm corporation group bank union association organization organisation foundation "
    "institute university college school hospital newspaper daily magazine broadcaster channel network station "
    "website outlet parliament congress senate assembly cabinet administration campaign team embassy command "
    "headquarters staff authority authorities regime junta presidium politburo board panel publisher center centre "
    "laboratory house force forces service services press tv radio".split()
)
