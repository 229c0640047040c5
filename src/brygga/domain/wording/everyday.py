"""Words the guard goes by: what names no person, and what stands around one."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Youth work's own words that the dictionary is too old, too proper or too Swedish to have.
YOUTH_WORK = _words("""
    pass passet passen tals
    airhockey airhockeyn anime animekväll app appen appar beatbox beatboxa biljard biljarden bingo
    boba bråkiga bubbelte buzz catan chill chilla chillade chillig chips collage cosplay crew crewet
    creddig cupen datasal demokväll digitalt discjockey discord dj djs drag dragshow drop-in ebok
    efterhäng emoji emojis escaperoom event eventet events facket fail feedback feedbacken feelgood
    fejkade filma filmkväll fix fixade fixar fortnite frisbee frisbeegolf fritids fritidsgård fika
    fikat game glögg kakao kex kubb löv ramen tvål plåster bulgur bilaga yatzy gamea gaming
    gamingkväll girlpower grilla grillkväll gäng gänget hackathon hajk halloween hashtag hbtq hbtqi
    hbtqia hbtqi-personer hbtq-personer hen henne hens hoodie hoodies hype häng hänga hängde hänger
    hänget hängen hängets högläsning högtalare icke-binär icke-binära info infon insta instagram
    instainlägg jamma jammade jenga jullov karaoke karaokekväll kickoff kick-off kicka kollo
    kompisar kompisregler lajv laptop legobygge livestream livestreama locka lov lovet
    låtskrivarverkstad macka mackor manga mejl mejla mejlade mejlat mentimeter mindmap mingel
    mockumentär mocktail mocktails minecraft mobilfritt nagellack netflix normkreativ normkreativt
    normkritik normkritiken normkritisk normkritiskt ok okej online openmic open-mic onsdagshäng
    paintball panflöjt partytält peer pepp peppa peppad peppade peppig pingis pizza playlist
    playlisten podd podden poddar poddinspelning pop-up popcorn poppade post-it pride prideparad
    prideveckan prideflagga pronomen pronomenrunda puls pyssel pysselkväll pärla pärlplattor queer
    queera quiz quizet quizkväll quizfrågor rekvisita reel reels rollspel rollspela rollspelskväll
    samlas schysst screentryck scrapbook selfie skate skatepark skatade slime slajm smoothie
    smoothies snack snacks snacka snackade snackat snapchat soffhörna soffhäng soundcheck spela
    speldosa spelkväll stickkafé story stories storyn streama streamade stencil studiebesök swishade
    swisha tagga taggad taggade taco tacos tacokväll tejp tejpade temakväll thermos tiktok toast
    trans transperson transpersoner trubbel tryggt tufft turnering twister uno uppstart vegan
    vegansk veganska vibb vibe vibes videospel vlogga volontär vägga workshop workshopen workshops
    workshoppen youtube zine zines zine-verkstad öppethållande orosanmälan orosanmälningar
    handledning handlingsplan omklädningsrum bemannade bemanning samordnare samordnaren samordnarna
    insamling deltagarna utvärdering likabehandling sms sms:ade mms wifi wi-fi usb hdmi kl ca tel
    mån tis ons tors fre lör sön jan feb mar apr jun jul aug sep sept okt nov dec tim min st kr mkt
    bl dvs ev ex exkl fr from iom inkl jfr kap mfl mm mer fler flest satt sov for vet ler varsågod
    nog framför orange hej hejdå tog varsin varsitt varsina den gillanden fältare fältarna fältarnas
    lovprogram lovprogrammet mobilfri mattekunnig laddsladd laddsladdar nr obs osv pga resp s.k t.ex
    t.o.m tex tom typ vad v vs
""")

# Short forms in capitals that stand for no person's initials.
SHORT_FORMS = _words("""
    ABF AI BBQ BRIS BUP CD DJ DVD EU FN FAQ FUB GDPR GPS HBTQ HBTQI HBTQIA HDMI HR HT HVB ICA ID IFK
    IOP IT KFUM KPI KU LAN LED LGBT LGBTQ LSS LVU MI MSB MUCF NPF NU OBS OK PC PDF PM PR PS QR RFSL
    RFSU SAC SFI SHA SMS SOS SVT SYV TV UF UM UNG USB VAB VHS VR VT WC WIFI VM SM EM OS F3 USA UK FF
    BK IF IK IP TT KSF KSO BOU DIY FAS H1 H2 Q P3 PP UR ADHD AST OCD PTSD FOMO BFF FIFA UNO NGO KBT
    VISIR OSA SEK EUR LOL
""")

# Capitalised, and no person: the calendar's days, the services everybody uses, what a country has.
NO_PERSON = _words("""
    sverige sveriges sverigefinskt europa norden skåne stockholm stockholms göteborg göteborgs malmö
    malmös uppsala danmark norge finland köpenhamn instagram instagrams snapchat tiktok facebook
    youtube discord spotify netflix messenger whatsapp twitch mentimeter kahoot kahooten minecraft
    fortnite roblox mario nintendo playstation xbox switch fifa jenga uno catan monopol alfapet lego
    pokemon pokémon bris rfsl rfsu röda korset rädda barnen kvinnojouren kvinnojourens tjejjouren
    tjejjourens jouren stadshuset stadsbiblioteket stadsparken kulturhuset medborgarhuset ungdomens
    folkets ungdomsmottagningen biblioteket socialtjänsten socialnämnden kommunen kommunens
    kommunhuset polisen skolverket arvsfonden allmänna folkhälsomyndigheten mucf studieförbundet
    vuxenskolan sensus studiefrämjandet pride prideveckan halloween lucia jul påsk valborg luciatåg
    midsommar ramadan eid nowruz diwali hanukka pingst advent black friday eurovision
    melodifestivalen melodikrysset google teams zoom word excel outlook swish ikea hemköp coop
    willys lidl clas ohlson biltema jula systembolaget volvo telia securitas canon mcdonalds panduro
    webhallen sodexo länsförsäkringar shrek spiderman disney marvel twilight warhammer mello abba
    umo ecpat tjejzonen bibeln koranen hamas israel gaza usa ukraina afrika tivoli liseberg sankt
    västtrafik skånetrafiken sj mp3 bluetooth android iphone apple barnkonventionen
    diskrimineringslagen kultur fritidsnämnden stortorget mårtenstorget q qhänget
""")

# Names of things in several words, of which each may be somebody's name.
TITLES = (
    "star wars", "star trek", "harry potter", "mario kart", "just dance", "among us",
    "super smash bros", "espresso house", "clas ohlson", "stranger things", "spirited away",
    "nalle puh", "sagan om ringen", "big bowl", "black friday", "romeo och julia", "rubiks kub",
)  # fmt: skip

# Words that begin a sentence or a heading and are never names, wherever a capital stands.
FUNCTION_WORDS = _words("""
    elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo trettio fyrtio femtio sextio
    sjuttio åttio nittio hundra tusen noll vi jag du ni mig dig sig oss in ut upp ner bort hem dit
    hit fram de dem det den dessa detta denna en ett ingen inget inga alla allt allting någon något
    några många flera få man han hon hen hens hennes dess deras vår vårt våra er ert era min mitt
    mina din ditt dina sin sitt sina och eller men utan samt så att om när där här då som för på i
    av till från med vid under över efter före innan mellan inom inför mot hos genom kring trots
    enligt bara även också inte ej aldrig alltid ofta ibland redan nu sedan sen idag igår imorgon
    ikväll kl nästa förra varje båda ingenting alldeles var vad vem vilka vilken vilket varför hur
    kan kunde ska skulle är blev blir har hade får fick måste bör två tre fyra fem sex sju åtta nio
    tio nej ja tack hej obs måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars
    april maj juni juli augusti september oktober november december hösten våren sommaren vintern
    höst sommar vinter träff träffen styrgruppen rapporten protokollet överenskommelsen bemanning
    närvaro tema beslut mål nytt plan resultat
""")

# Short words that begin a sentence before a verb, and are neither nouns nor names.
BEGINS_A_SENTENCE = _words("""
    utanför innanför bakom framför bredvid ovanför nedanför omkring strax genast plötsligt slutligen
    efteråt därefter därför därmed dessutom däremot istället vanligtvis egentligen troligen
    förmodligen möjligen visst vissa somliga övriga samtidigt därifrån tidigare senare tillsammans
    ihop dagens kvällens veckans halva först sist sen snart inne ute hemma uppe nere här där nu då
    så ja nej igår sällan till upp ner fram bort hem kul bra fint roligt tyst lugn lugnt skönt
    mycket mest mer fler fära lite litet ofta ju nog väl kanske tyvärr annars åter igen ännu bara
    just även både hälften resten andra flest ungefär max minst runt nästan drygt knappt totalt
    allra fika musik mat folk unga barn vuxna tid snö regn temat ljudet ny nya två tre fyra fem sex
    sju åtta nio tio elva tolv ljud ljus film dans sång värme tema jag vi ni de dem man hen hon han
    den det vad vem hur när var som om att och men eller för på av med utan quiz karaoke pyssel
    bingo bio disco bad yoga pingis schack kort spel polis väktare tolk chefen kurator värd vakt
    ledare kommun grannen ledning
""")

# Given names, wherever they come from, that are also Swedish words, so that no dictionary tells
# them apart. Asked about where a sentence begins with one, and where the words around it are those
# that stand around a person. A list of names alone would be unfair to all that it lacks; it only
# adds to what capitals and the dictionary find.
ALSO_NAMES = _words("""
    alf alm ana anka arta ask aster atlas axel azur björk björn bo bror dana dina ebba ed eld fana
    fina flora frank gry gull hagar hala hans hava heder helga hoa inga iris isa jon juni kaj kaja
    kalle karl kasper leja lena lilja lilla lin lina linda linnea liv lo lova lucia maj malva man
    mana marina mark mila mina nesa nova olle per petar pil pilla rada rita rom rosa runa saga sal
    salar sam sanna sari sena set sia sina sky sol son sten stig sven tala tim tina tindra tom tova
    tung tuva ull vide vilde vilja ville viola vira
""")

# The pieces that Swedish surnames are made of: together they are a name, though each is a word.
SURNAME_FIRST = (
    "ahl alm asp back berg björk blom bo brand ceder dahl dal ed ek eng eke fager falk fors forss"
    " fri gran gyllen grön hag hall hammar hed hell hjort holm häg hög käll lager lejon lilje lind"
    " lilj lund lång löf löv malm mel nor nord norr ny näs ny palm ros rosen rune ryd sand sjö"
    " skog ståhl sten sund ståhl stål strand ström sund svan svärd söder tall thor tör ung wall"
    " wester vester väster vik wik vinter åker ång ås öst öster ö"
).split()
SURNAME_LAST = (
    "bergh berg blad blom bom borg dahl fors feldt fält gren grens hagen holm hult kvist qvist lund"
    " löf löv lind ling man mark quist roos roth ros skog stedt ståhl sten strand stam ström wall"
    " vall"
).split()

# Words around a person: after which one stands, and with which one's clause goes on.
BEFORE_A_PERSON = _words("""
    hjälpte ringde träffade frågade mötte tröstade hälsade tackade skjutsade väckte kontaktade
    mejlade gratulerade stöttade påminde påminn ring skjutsa hjälpa killen tjejen kompisen eleven
    deltagaren ledaren volontären ungdomen ungen grabben mamman pappan systern brodern
""")
# After these a thing is named or something told, seldom a person.
BEFORE_A_THING = _words("""
    en ett den det de dem denna detta dessa någon något några ingen inget inga alla allt varje båda
    många flera fler mer mest mycket lite litet liten lilla små stor stort stora större ny nytt nya
    gammal gammalt gamla blå röd röda grön gröna gul gula svart svarta vit vita fin fint fina bra
    dålig dåligt dåliga hel helt hela halv halva egen eget egna annan annat andra samma sådan två
    tre fyra fem sex sju åtta nio tio elva tolv par sin sitt sina min mitt mina din ditt dina vår
    vårt våra er ert era hens hennes hans deras vi jag man hen hon han ni du som och eller i att
    inte så ju väl också vara bli ha få hur vilken vilket vilka olika första sista nästa förra extra
    varsin varsitt
""")
# How people are, where a note leaves out the verb: "Lek sjuk", "Lek borta".
STATES_OF_PEOPLE = _words("""
    glad ledsen arg sur trött sjuk orolig nervös stressad ensam pigg nöjd frånvarande borta igen
    kvar sen försenad ej också bäst sist först själv ny nykter full hungrig hemma
""")
# Before what somebody is called, and whose home it is.
NAMED_AS = _words("heter hette kallas kallad hos")
# Beginnings of what is done with somebody: "prata med", "samtal med", "bråkade med".
TOGETHER_WITH = (
    "prat", "samtal", "snack", "talade", "tala", "bråk", "gräl", "tjafs", "följde", "följa",
    "följer", "hängde", "hänga", "umgi", "umgå", "bekant", "kompis", "vän", "tillsammans",
    "kontakt", "möte", "ihop", "kär", "sitta", "satt",
)  # fmt: skip
# "arg på", "väntade på".
AIMED_AT = ("vänt", "arg", "sur", "skr", "rop", "trött", "irrit", "besvik", "slog", "titta", "lita")
# Before a place or a thing in the definite: "på menyn".
AROUND_A_THING = _words("på vid mot under över kring runt genom ur utan av från")
# With these a heading goes on after a thing: "prat om", "kalas för".
AFTER_A_THING = _words("om till från för av på mot kring vid")
# What a name is put together with as well.
GROUPS = (
    "gäng", "gänget", "familj", "familjen", "klubb", "klubben", "cup", "cupen", "kväll", "kvällen",
    "grupp", "gruppen", "kompis", "kompisar", "syskon", "syskonen", "special", "quiz",
)  # fmt: skip
# Before whom something is for, with or about.
FOR_A_PERSON = _words("med till från av för åt hos om mellan plus mot utan")
# After these comes the subject of a clause.
BEGINS_A_CLAUSE = _words("""
    men när att eftersom medan om innan tills trots fast varför hur var som då sedan sen ifall tror
    tycker hoppas verkar visste vet undrar sa säger märkte hörde såg
""")
# What a person does or did, where the ending does not tell.
FINITE_VERBS = _words("""
    sa sade säger kom kommer grät gråter mådde mår ville vill gick går är var blev blir hade har
    fick får kan kunde ska skulle behöver ser ler satt sitter tror trodde bor sov sover åt äter drog
    drar drack dricker höll håller tog tar gjorde gör skrek skriker sprang springer slog slår vann
    vinner försvann bar bär bad ber bröt gav ger låg ligger stod står skrev skriver sjöng sjunger
    band hann hinner såg lät låter svor vet visste la lade lägger föll faller frös log flög flyger
    bet bjöd skar sköt stal steg teg tvang red rev hördes syntes saknas saknades måste brukar
""")
# After these a participle tells how something is: "är lagad", "har målat".
STATES = _words("är var blir blev har hade")
# After these a verb, or somebody and then a verb: "ska lagas", "ska Lek få".
MODALS = _words("kan kunde ska skulle måste vill behöver behövde får fick bör brukar")
# How a company goes on: "Lek och två andra".
SOME_MORE = _words("en ett två tre fyra fem sex sju några andra ytterligare flera någon hens")
# Months, and people.
MONTHS_AND_NAMES = _words("jan jun maj juni april")
# Subjects that are no objects: after these prepositions they are names.
SUBJECTS = _words("du han hon man")
BEFORE_AN_OBJECT = _words("med till av från hos åt")
# They stand before what is somebody's; before anything else they are names.
DETERMINERS = _words("mina dina sina er")
# Forms that are nouns as well as verbs.
ALSO_NOUNS = _words("bar band la lag låg log ser står var")
# What can be somebody's, as it is called after the owner's name.
BELONGINGS = _words("""
    jacka mössa väska ryggsäck telefon mobil dator cykel moped nyckel nycklar skor tröja plånbok
    laddare födelsedag kalas familj mamma pappa föräldrar syskon syster bror kompis kompisar vän
    vänner tjej kille pojkvän flickvän rum hem hus säng plats fråga frågor förslag idé idéer låt
    låtar sång tal dikt berättelse beteende humör mående betyg skola klass lärare situation tur
    vantar halsduk kort spel soffa sak saker grejer pengar bild bilder insats hjälp röst namn
""")
# What stands before the verb in a subordinate clause: "när Lek inte kom".
BETWEEN_SUBJECT_AND_VERB = _words("inte aldrig alltid ofta också bara plötsligt äntligen själv")
# What is a town's own: "Lunds kommun".
MUNICIPAL = _words("""
    kommun kommuns stad stads universitet högskola kommunfullmäktige tingsrätt domkyrka
    centralstation stadsbibliotek
""")
# Before what a thing is called: "filmen Ronja".
CALLED_SOMETHING = _words("""
    film filmen bok boken serien spel spelet låten låtar skivan musikalen pjäsen podden kursen
    föreningen fritidsgården mötesplatsen klubben bandet kaféet konditori pizzeria restaurangen
    hotellet affären butiken appen tidningen museet teatern kyrkan skeppet hunden katten projektet
""")
# What is done or felt for somebody with "i": there a capital is a person, not a place.
TAKEN_HOLD_OF = (
    "kär", "förälsk", "tok", "intress", "förtroende", "stöd", "vän", "kompis", "tro", "spark",
    "slog", "slå", "drog", "dra", "knuff", "tog", "ta", "ryck", "nöp", "grep", "höll", "håll",
    "hitta", "fann", "såg", "se", "besvik",
)  # fmt: skip
# Before a town or a firm.
BEFORE_A_PLACE = _words("""
    i till från mot på med om av för över under bland mellan utanför kring runt via nära genom förbi
    vid runtom hela
""")
