"""Words the guard goes by: those that name no person, and names that are also ordinary words."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Youth work's own words that the dictionary is too old, too proper or too Swedish to have.
YOUTH_WORK = _words("""
    airhockey airhockeyn anime animekväll app appen appar beatbox beatboxa biljard biljarden bingo
    boba bråkiga bubbelte buzz catan chill chilla chillade chillig chips collage cosplay crew
    crewet creddig cupen datasal demokväll digitalt discjockey discord dj djs drag dragshow
    drop-in ebok efterhäng emoji emojis escaperoom event eventet events facket fail feedback
    feedbacken feelgood fejkade filma filmkväll fix fixade fixar fortnite frisbee frisbeegolf
    fritids fritidsgård game gamea gaming gamingkväll girlpower grilla grillkväll gäng gänget
    hackathon hajk halloween hang hashtag hbtq hbtqi hbtqia hbtqi-personer hbtq-personer hen henne
    hens hoodie hoodies hype häng hänga hängde hänger hänget hängen hängets högläsning högtalare
    icke-binär icke-binära info infon insta instagram instainlägg jamma jammade jenga jullov
    karaoke karaokekväll kickoff kick-off kicka kollo kompisar kompisregler lajv laptop legobygge
    livestream livestreama locka lov lovet låtskrivarverkstad macka mackor manga mejl mejla
    mejlade mejlat mentimeter mindmap mingel mockumentär mocktail mocktails minecraft mobilfritt
    nagellack netflix normkreativ normkreativt normkritik normkritiken normkritisk normkritiskt ok
    okej online openmic open-mic onsdagshäng paintball panflöjt partytält peer pepp peppa peppad
    peppade peppig pingis pizza playlist playlisten podd podden poddar poddinspelning pop-up
    popcorn poppade post-it pride prideparad prideveckan prideflagga pronomen pronomenrunda puls
    pyssel pysselkväll pärla pärlplattor queer queera quiz quizet quizkväll quizfrågor rekvisita
    reel reels rollspel rollspela rollspelskväll samlas schysst screentryck scrapbook selfie skate
    skatepark skatade slime slajm smoothie smoothies snack snacks snacka snackade snackat snapchat
    soffhörna soffhäng soundcheck spela speldosa spelkväll stickkafé story stories storyn streama
    streamade stencil studiebesök swishade swisha tagga taggad taggade taco tacos tacokväll tejp
    tejpade temakväll thermos tiktok toast trans transperson transpersoner trubbel tryggt tufft
    turnering twister uno uppstart vegan vegansk veganska vibb vibe vibes videospel vlogga
    volontär vägga workshop workshopen workshops workshoppen youtube zine zines zine-verkstad
    öppethållande orosanmälan orosanmälningar handledning handlingsplan omklädningsrum bemannade
    bemanning samordnare samordnaren samordnarna insamling deltagarna utvärdering likabehandling
    sms sms:ade mms wifi wi-fi usb hdmi kl ca tel mån tis ons tors fre lör sön jan feb mar apr jun
    jul aug sep sept okt nov dec tim min st kr mkt bl dvs ev ex exkl fr from iom inkl jfr kap mfl
    mm mer fler flest satt sov for vet ler varsågod nog framför orange hej hejdå tog varsin
    varsitt varsina den gillanden fältare fältarna fältarnas lovprogram lovprogrammet mobilfri
    mattekunnig laddsladd laddsladdar nr obs osv pga resp s.k t.ex t.o.m tex tom typ vad v vs
""")

# Short forms in capitals that stand for no person's initials.
SHORT_FORMS = _words("""
    ABF AI BBQ BRIS BUP CD DJ DVD EU FN FAQ FUB GDPR GPS HBTQ HBTQI HBTQIA HDMI HR HT HVB ICA ID
    IFK IOP IT KFUM KPI KU LAN LED LGBT LGBTQ LSS LVU MI MSB MUCF NPF NU OBS OK PC PDF PM PR PS QR
    RFSL RFSU SAC SFI SHA SMS SOS SVT SYV TV UF UM UNG USB VAB VHS VR VT WC WIFI VM SM EM OS F3
    KSF KSO BOU DIY FAS H1 H2 Q P3 PP UR ADHD AST OCD PTSD FOMO BFF FIFA UNO NGO KBT VISIR OSA SEK
    EUR LOL
""")

# Capitalised, and no person: the calendar's days, the services everybody uses, what a country has.
NO_PERSON = _words("""
    sverige sveriges sverigefinskt europa norden skåne stockholm stockholms göteborg göteborgs
    malmö malmös uppsala danmark norge finland köpenhamn instagram instagrams snapchat tiktok
    facebook youtube discord spotify netflix messenger whatsapp twitch mentimeter kahoot kahooten
    minecraft fortnite roblox mario nintendo playstation xbox switch fifa jenga uno catan monopol
    alfapet lego pokemon pokémon bris rfsl rfsu röda korset rädda barnen kvinnojouren
    kvinnojourens tjejjouren tjejjourens jouren stadshuset stadsbiblioteket stadsparken
    kulturhuset medborgarhuset ungdomens folkets ungdomsmottagningen biblioteket socialtjänsten
    socialnämnden kommunen kommunens kommunhuset polisen skolverket arvsfonden allmänna
    folkhälsomyndigheten mucf studieförbundet vuxenskolan sensus studiefrämjandet pride
    prideveckan halloween lucia jul påsk valborg luciatåg midsommar ramadan eid nowruz diwali
    hanukka pingst advent black friday eurovision melodifestivalen melodikrysset google teams zoom
    word excel outlook swish ikea hemköp coop willys lidl clas ohlson biltema jula systembolaget
    västtrafik skånetrafiken sj mp3 bluetooth android iphone apple barnkonventionen
    diskrimineringslagen kultur fritidsnämnden stortorget mårtenstorget q qhänget
""")

# Words that begin a sentence or a heading and are never names, wherever a capital stands.
FUNCTION_WORDS = _words("""
    vi jag du ni de dem det den dessa detta denna en ett ingen inget inga alla allt allting någon
    något några många flera få man han hon hen hens hennes dess deras vår vårt våra er ert era min
    mitt mina din ditt dina sin sitt sina och eller men utan samt så att om när där här då som för
    på i av till från med vid under över efter före innan mellan inom inför mot hos genom kring
    trots enligt bara även också inte ej aldrig alltid ofta ibland redan nu sedan sen idag igår
    imorgon ikväll kl nästa förra varje båda ingenting alldeles var vad vem vilka vilken vilket
    varför hur kan kunde ska skulle är blev blir har hade får fick måste bör två tre fyra fem sex
    sju åtta nio tio nej ja tack hej obs måndag tisdag onsdag torsdag fredag lördag söndag januari
    februari mars april maj juni juli augusti september oktober november december hösten våren
    sommaren vintern höst sommar vinter träff träffen styrgruppen rapporten protokollet
    överenskommelsen bemanning närvaro tema beslut mål nytt plan resultat
""")

# Short words that begin a sentence before a verb, and are neither nouns nor names.
BEGINS_A_SENTENCE = _words("""
    först sist sen snart inne ute hemma uppe nere här där nu då så ja nej igår sällan till upp ner
    fram bort hem kul bra fint roligt tyst lugn lugnt skönt mycket mest mer fler fära lite litet
    ofta ju nog väl kanske tyvärr annars åter igen ännu bara just även både hälften resten somliga
    andra flest ungefär max minst runt nästan drygt knappt totalt allra fika musik mat folk unga
    barn vuxna tid snö regn temat ljudet ny nya två tre fyra fem sex sju åtta nio tio elva tolv
    ljud ljus film dans sång värme tema jag vi ni de dem man hen hon han den det vad vem hur när
    var som om att och men eller för på av med utan quiz karaoke pyssel bingo bio disco bad yoga
    pingis schack kort spel polis väktare tolk chefen kurator värd vakt ledare kommun grannen
    ledning
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
    salar sam sanna sari sena set sia sina sky sol son sten stig sven tala tim tina tindra tom
    tova tung tuva ull vide vilde vilja ville viola vira
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

# Words around a person: what somebody is done to or with, and what somebody does.
BEFORE_A_PERSON = _words("""
    med till av från för åt hos om och heter hette kallas hjälpte ringde träffade frågade mötte
    tröstade hälsade på såg hörde tackade skjutsade följde väckte kontaktade mejlade skrev att
    killen tjejen kompisen eleven deltagaren ledaren volontären mamman pappan systern brodern som
""")
BEGINS_A_CLAUSE = _words("men sen sedan då när att eftersom medan")
AFTER_A_PERSON = _words("""
    sa sade säger kom kommer berättade berättar frågade grät gråter mådde mår ville vill gick går
    åkte är var blev blir hade har fick får kan kunde ska skulle behövde behöver ringde skrev
    skriver satt sitter skrattar spelar pratar stannade lämnade spelade började slutade bad
    undrade tyckte tycker kände känner verkade följde hjälpte höll tog gjorde bråkade skrek sprang
    bor saknade saknas saknades hittade hälsade tackade lagade ledde mötte bakade sov åt drog
    hängde träffade visade
""")
