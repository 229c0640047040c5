"""Names and sentences written when the guard was finished, which nothing was tuned on.

Whoever changes the guard looks at the figures of this part, not at its notes.
"""

NAMES = {
    "svenskt": """
        Klara Anton Vendela Ragnar Sigrid Rasmus Göran Lovisa Hampus Ylva Berg Lundgren Ålander
        Söderberg Jönsson Lilja
    """,
    "finskt": """
        Tuomas Anneli Ilkka Merja Sampo Aila Kalle Raija Esko Vilja Niskanen Karjalainen Toivonen
        Aalto Peltola Mattila
    """,
    "arabiskt": """
        Hussein Dalal Nabil Sawsan Rashid Ghada Zainab Fares Maha Taha Sabbagh Qasim Barakat
        Hariri Sayegh Diab
    """,
    "persiskt": """
        Pegah Hamid Ladan Mehrdad Nima Fereshteh Soroush Yeganeh Vida Ali Nazari Samadi Khosravi
        Zand Bahrami Amiri
    """,
    "somaliskt": """
        Xalimo Daud Maryan Keynan Ilhan Cali Saida Anwar Leyla Geedi Barre Diriye Mire Isse Guleid
        Hashi
    """,
    "kurdiskt": """
        Newroz Sipan Hêlîn Karwan Perwin Rizgar Lorin Siyamend Tara Zerya Sofi Bozarslan Sheikho
        Omari Kurdo Akrawi
    """,
    "turkiskt": """
        Sibel Orhan Melek Volkan İrem Gökhan Ece Taner Nur Hande Aksoy Tunç Korkmaz Güler Ateş
        Bozkurt
    """,
    "polskt": """
        Jadwiga Radek Halina Dawid Renata Kuba Gosia Igor Ania Sławek Mazurek Duda Walczak
        Baranowska Górski Zając
    """,
    "bosniskt/kroatiskt/serbiskt": """
        Merima Dušan Sabina Ivo Amina Rade Željka Tarik Lana Bojan Begović Savić Jurić Mujić
        Pavlović Kos
    """,
    "vietnamesiskt": """
        Dung Thi Lien Cuong Hanh Tam Loan Phuc Xuan Ha Cao Vu Phan Mac Luu Quach
    """,
    "thailändskt": """
        Sunisa Anan Kamon Rung Wassana Manop Orathai Decha Nim Yupin Sombat Chantha Ruangrit
        Meesuk Thepsiri Bunyarat
    """,
    "tigrinskt/amhariskt": """
        Azeb Yohannes Lidya Mussie Hana Samson Genet Zula Abrehet Isaias Gebru Okbay Negash Bekele
        Worku Tewolde
    """,
    "spanskt": """
        Guadalupe Óscar Daniela Emilio Yolanda Tomás Belén Sergio Jimena Ángel Herrera Peña Cruz
        Delgado Ríos Campos
    """,
}

SENTENCES = (
    "Till slut gick [[{n}]] hem själv eftersom bussen var sen.",
    "Kvällen var fin och [[{n}]] lärde oss ett nytt kortspel.",
    "[[{n}]] hade det jobbigt med några i gruppen.",
    "Vi lagade mat. [[{n}]] skrattade hela tiden.",
    "det var stökigt men [[{l}]] fick hjälp av en ledare",
    "Någon tog [[{n}s]] mössa och gömde den.",
    "Samtal efter stängning med [[{n}]], vi hörs på fredag.",
    "Bra att [[{n}-kvällen]] blev av!",
)

CLEAN = """
Vi ägnade kvällen åt att sortera pärlor.
Fler än vanligt dök upp efter skolavslutningen.
Soppan räckte och blev över.
Utrustningen till studion har kommit.
Två spel saknar delar, vi slänger dem.
Vi firade att gardinerna äntligen sitter uppe.
Samtal kring bordet om höstens resor.
Musiken var för hög enligt grannarna.
Regnet öste ner så vi höll oss inomhus.
Ett par ungdomar löste korsord i soffan.
Vi bytte om till teaterkläder och fotade ingenting.
Kvällens ämne var drömmar och mål.
Ingen av ledarna hann äta.
Frukten möglade, vi köper mindre nästa gång.
Någon hade skrivit fula ord på spegeln.
Vi pratade om näthat och hur man anmäler.
Lotteriet drog in trehundra kronor.
Dagordningen skickades till alla parter.
Vi saknar underskrift på bilaga två.
Förvaltningen svarade att pengarna kommer i maj.
Redovisningen stämmer med bokföringen.
Utbildningen flyttades till hösten.
Tre anmälda till kursen i bemötande.
Affischen trycktes om med rätt tid.
Vi fick låna en skruvdragare av vaktmästaren.
Stolarna är ommålade i gult.
Mycket stoj vid kulspelet men ingen blev osams.
Vi övade på en låt inför avslutningen.
Ny högtalare uppkopplad, bättre bas.
Rutinen för utrymning sitter nu på väggen.
Blandad kväll: somliga pluggade, andra dansade.
Vi hann inte med utvärderingen.
Tips från gruppen: öppna en halvtimme tidigare på lov.
Projektorn lånades ut till skolan.
Sopsorteringen fungerar bättre nu.
Kakorna innehöll nötter, vi satte upp en lapp.
Ledarna påminde om att inte ropa i trappan.
En förälder ringde och frågade om öppettiderna.
Vi tog emot en studiegrupp från universitetet.
Besök av räddningstjänsten, lärorikt.
Vi diskuterade kärlek och vänskap.
Snöskottning före öppning.
Dammsugaren gick sönder.
Kommunens tekniker bytte låset.
Vi testade linjedans, svårt men kul.
Vernissage med gruppens bilder.
Vi gick till Domkyrkan och tittade på uret.
Utflykt till Helsingborg med pendeln.
Träff med Scouterna om gemensamt läger.
Vi såg Star Wars på storbild.
Poesikväll, fem läste upp.
Skymningspromenad med ficklampor.
Bollhavet är uthyrt den dagen.
Det blev oavgjort i dragkampen.
Pappersflygplanstävling med priser.
Hela veckan är inställd på grund av magsjuka.
Vi återkommer om datum.
Fyra volontärer har slutat, två nya börjar.
Garderoben behöver fler krokar.
Vi hörde smällare utanför och ringde vakten.
""".strip().splitlines()
