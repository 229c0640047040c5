"""Names, sentences and notes that nothing was tuned on; none of them stands in the kept corpus.

Whoever changes the guard looks at the figures of this part, not at its notes. One that has been
looked at is used up: move it to the kept corpus and write another.
"""

from tests.domain.wording.corpus.names import Names, names

ORIGINS: dict[str, Names] = {
    "svenskt": names(
        """
            Julius Ellinor Arvid Svea Otto Frida Edvin Greta Hjalmar Lykke Rut-Marie Mattias
            Jonatan Tilda Simon Ronja Vincent Disa Ivar Tore Åke Ingrid Sven Eskil Freja Sune
            Linkan Jocke Nisse Putte Gabbi Ullis
        """,
        """
            Persson Eklund Björklund Holm Sjöstrand Lindgren Åhman Dahlberg Hägg Broman Norén
            Svärd
        """,
    ),
    "finskt": names(
        """
            Kalevi-Juhani Reino Tarmo Elli Sirpa Aarne Piia Vilho Saara Matti Ulla-Stina Eila
            Jorma Teemu Kyllikki Essi Seppo Anu Otso Mirja Hilkka Joonas Tapani Noora Eerik
            Raili Make Tepa Jaska Ninni Erkka Rike
        """,
        """
            Lindqvist-Aho Hakkarainen Pitkänen Vainio Seppälä Kemppainen Eskola Harju Lampinen
            Savolainen Nurmi Aho
        """,
    ),
    "arabiskt": names(
        """
            Ibtisam Marwan Nawal Sulaiman Reem Anis Hiba Basel Intisar Haidar Manal Riad Lamia
            Ayman Samira Fadi Jumana Kinan Zeinab Othman Rawan Saif Batoul Wissam Siham Taim
            Nunu Hammoud Zouzou Kuka Soso Haddo
        """,
        """
            Al-Najjar Halabi Sabri Shami Khoury Mahfouz Bazzi Atallah Jaber Qassem Habib El-Amin
        """,
    ),
    "persiskt": names(
        """
            Ashkan Farzaneh Keyvan Leyli Sohrab Tahmineh Yashar Marjan Pooya Arezoo Behnam
            Sogand Hamed Nargess Ramtin Yalda Fariborz Mahnaz Danial Ghazaleh Mohsen Samira-Nur
            Ehsaneh Borna Parastoo Kasra Ardi Shahi Pani Goli Sepi
        """,
        """
            Hashemi Mirzaei Najafi Kamali Sohrabi Soltani Azimi Pourmand Eslami Vaziri Golestan
            Mohseni
        """,
    ),
    "somaliskt": names(
        """
            Abukar Sacdiyo Idris Fowsiyo Nuh Bishaaro Siciid Ruqiyo Mohamud-Nur Ilwaad Yoonis
            Maymuun Sharmarke Amran Hussein-Ali Zuhur Abdinasir Deeqo Guuleed Hinda Qasim-Nur
            Sirad Jeylani Ismahan Taysir Bushra Dhudi Macaan Baari Luul Gaas Jaamac
        """,
        """
            Magan Nuurow Aadan Ducaale Geele Ibraahim Xirsi Barkhad Cige Ahmed-Deeq Haji Wehliye
        """,
    ),
    "kurdiskt": names(
        """
            Rojbîn Evîndar Azîz Bilind Çinar Dersîm Fener Gelawêj Hawar Jînda Kejê Lezgin Miraz
            Nergiz Ornina Perîxan Rêbîn Siwar Şervan Tewar Viyan-Rojin Welat Xezal Zinar Zeki
            Şîlan Hezo Remo Cano Lalo Nezo Beri-Can
        """,
        """
            Osmanî Zorlu Bahdini Haji-Ali Khalaf Kobani Mamo Oso Soranî Tahir Bozo Xelil
        """,
    ),
    "turkiskt": names(
        """
            Bahar-Su Batuhan Canan Doruk Ezgi Fikret Gonca Halil İlayda Jale Koray Lale Metin
            Nurgül Oya Poyraz Rüya Sinan Tülay Utku Volga Yağmur Ziya Ayça Burcu Cihan Nuro Ibo
            Züzü Melo Apo Deno
        """,
        """
            Akın Bozdağ Ceylan Durmaz Ekinci Gündoğdu Karahan Önal Pekcan Sarı Turan Ünal
        """,
    ),
    "polskt": names(
        """
            Bronisław Celina Damian Ewelina-Ada Fryderyk Gracja Hubert Inez Józef Karolina
            Lucyna Maksymilian Nela Oskarek Pola Radosław Stefania Tadeusz Urszula Witold
            Zbigniew Żaneta Łucja Adrian Bogna Czesław Kasiunia Bartek Jaś Wiki Paulinka Stasiek
        """,
        """
            Adamczyk Borkowska Cieślak Dudek Głowacki Jaworska Kołodziej Marciniak Olszewska
            Pietrzak Szulc Witkowska
        """,
    ),
    "bosniskt/kroatiskt/serbiskt": names(
        """
            Alen Branka Čedomir Dženana Enisa Fahrudin Gordana Hasan Irena Jasmin Katarina Lazar
            Meliha Nina Ognjen Petar-Pavle Ružica Safet Tijana Uroš Vlatko Zlatan Žarko Senka
            Mladen Aida-Lea Ćiro Beba Neđo Suljo Cica Mile-Miki
        """,
        """
            Alić Bogdanović Čolić Delalić Filipović Grubišić Ibrahimović Kolar Lovrić Mehić
            Rakić Zukić
        """,
    ),
    "vietnamesiskt": names(
        """
            Ánh Bình Cúc Duyên Đạt Gấm Hiền Hoàn Khánh Lộc Mỹ Nguyệt Phát Quyên Sang Tâm Thịnh
            Trâm Tường Vinh-Quang Xuân Yến Thái Liễu Hải Nguyên Bống Cún Sóc Bin-Bin Mèo Tôm
        """,
        """
            Âu Diệp Giáp Hứa Khúc Lục Mạc Nông Phùng Thạch Trương Văn
        """,
    ),
    "thailändskt": names(
        """
            Achara Boonmee-Sri Chaiwat Darunee Ekachai Fahsai Hathai Itthi Jaruwan Kamol
            Laddawan Montri Naree Orapin Patcharin Ratchanee Sompong Tida Udom Varunee Wirat
            Yada Suchart Nisarat Pimchanok Thongchai-Lek Bank Cream Fai Game Jum Prae
        """,
        """
            Amornsak Boonyasit Chanthara Duangdee Ekkarat Hongthong Jitjamnong Kulsiri
            Muangthong Phakdee Sangsuwan Tangjai
        """,
    ),
    "tigrinskt/amhariskt": names(
        """
            Abiel Bilen Chernet Danait Eyob Freweini Ghirmay Helina Iyasu Kibra Lemlem-Sara
            Million Nebiyu Okubay Raheli Senay Tirhas Ugbazghi Weyni Yohana Zufan Amleset Biruk
            Dejen Hewan Milkyas Lulu Babi Jo Kiki-Sara Meri-Tsion Wedi
        """,
        """
            Abay Belay Desalegn Eyasu Gebreyesus Hadgu Kahsay Legesse Mebrahtu Redda Tsegaye
            Zeray
        """,
    ),
    "spanskt": names(
        """
            Adriana Baltasar Cecilia Damián Eugenia Felipe Gonzalo Hernán Ivanna Jacinta
            Kevin-José Leandro Mercedes Nayeli Octavio Paloma Quirino Remedios Socorro Teo Uriel
            Verónica Wilmar Yadira Zulema Ángeles Pancho Chayo Memo-Luis Lalo-Teo Beto Conchi
        """,
        """
            Acosta Benítez Cabrera Duarte Escobar Flores Guerrero Hidalgo Ibarra Lozano
            Maldonado Zapata
        """,
    ),
    "engelskt": names(
        """
            Abigail Bradley Connor Destiny Ebony Frankie Gabrielle Harry Imani Jordan-Lee Keith
            Lewis Mercy Nigel Olive Parker Quincy Rachel Spencer Tiffany Uche Victory Wesley
            Yvonne Zadie Heather Billy Cass Dee Gus Lottie Nate
        """,
        """
            Anderson Barnes Chambers Dixon Edwards Foster Graham Hayes Irwin Kennedy Lawson
            Osborne
        """,
    ),
    "kinesiskt": names(
        """
            Aihua Baozhu Chunhua Dawei Enlai Fuhua Guanyu Huifen Jiayi Kexin Lanying Meixiu
            Ningning Peiyu Qiuyan Rong Shuang Tongtong Weijie Xuefeng Yifan Zhiyuan Anyi Caihong
            Dandan Feifei Xiaolong Ah-Mei Bingbing Lele Nannan Youyou
        """,
        """
            Bai Cheng Ding Fan Gong Hou Jiang Kong Liang Meng Pang Qiu
        """,
    ),
    "ryskt/ukrainskt": names(
        """
            Anastasiia Borys Valentyn Hanna-Daria Danylo Yelyzaveta Zhanna Ihor-Max Kostiantyn
            Liudmila Myroslava Nazar Orysia Petro Roksolana Sviatoslav Timur Uliana Fedir
            Khrystyna Yurii Galina Arkadij Vasilisa Gleb Ljuba Ksjusha Mishka Olja Pasha Vitya
            Zhenja
        """,
        """
            Antonenko Bohdanova Chornyi Dovzhenko Fedorova Gorbachuk Kryvenko Morozova Nazarenko
            Romanyuk Sydorenko Zaitseva
        """,
    ),
}

SENTENCES: dict[str, tuple[str, ...]] = {
    "i meningen": (
        "Efter maten bad vi [[{n}]] hjälpa till med disken.",
        "Det uppstod gräl när någon kallade [[{n}]] dum.",
        "Vi har lovat [[{n}]] att ordna ett schackbräde.",
        "Roligast var nog när [[{n}]] imiterade en måsunge.",
        "Idag saknades bara [[{n}]], alla andra kom.",
        "Viktigt: låt inte [[{n}]] gå hem ensam.",
        "Vår praktikant och [[{n}]] byggde en bokhylla.",
        "Lappen på dörren var skriven av [[{n}]].",
        "Ännu en gång blev det [[{n}]] som fick städa.",
    ),
    "först i meningen": (
        "[[{n}]] höll ett fint tal om mod och vänskap.",
        "Lång dag. [[{n}]] somnade i fåtöljen.",
        "[[{n}]] påstår att någon tagit pengar.",
        "[[{n}]] lämnade in sitt bidrag till utställningen.",
        "Hektiskt i köket! [[{n}]] skar sig i fingret.",
        "Vi avslutade med en lek\n[[{n}]] ledde den",
        "[[{n}]] orkade inte vara med i diskussionen.",
    ),
    "genitiv": (
        "Gruppen skrattade åt [[{n}s]] vitsar.",
        "[[{n}s]] teckningar hänger i entrén.",
        "I [[{n}s]] berättelse fanns mycket sorg.",
    ),
    "uppräkning": (
        "Kökslag: [[{n}]], [[{m}]].",
        "Både [[{n}]] och [[{m}]] vill bli volontärer.",
        "[[{n}]], [[{m}]] och resten av bandet repade.",
        "Skjuts hem fick [[{n}]] samt [[{m}]].",
    ),
    "för- och efternamn": (
        "Kontakta [[{n}]] [[{s}]] om nycklarna.",
        "[[{n}]] [[{s}]] tog bilder till utställningen.",
        "Det var [[{n}]] [[{s}]] som anmälde larmet.",
    ),
    "tecken omkring": (
        'Någon skrev "[[{n}]]" på väggen i toaletten.',
        "Ny tid för samtal: fredag ([[{n}]]).",
        "1. [[{n}]] 2. [[{m}]] 3. en tredje i pingisen",
    ),
    "små bokstäver": (
        "alla skrattade när [[{l}]] ramlade av stolen",
        "vi ringde [[{l}]] för att höra hur det gick på provet",
        "ny bok till [[{l}]] behövs",
        "spelade kort med [[{l}]] i en timme",
        "tyvärr slog [[{l}]] till en kompis",
        "mötte [[{l}]] i dörren, såg ledsen ut",
        "det märks att [[{l}]] inte sover bra",
    ),
    "små bokstäver, först": (
        "[[{l}]] ville sitta själv hela kvällen",
        "stökigt. [[{l}]] skrek åt ledarna",
        "[[{l}]] har börjat på ny skola",
        "[[{l}]] sjuk idag också",
    ),
    "små bokstäver, fler": (
        "[[{l}]] och [[{lm}]] har blivit vänner",
        "kolla så att [[{l}]] och [[{lm}]] inte hamnar i samma lag",
        "lånade ut [[{l}s]] hörlurar av misstag",
    ),
    "sammansatt": (
        "Kvällens [[{n}-quiz]] blev en succé.",
        "Det bildades en liten [[{n}-klubb]] i hörnet.",
    ),
}

# How the shapes are dealt out over the names.
DEALT = (
    "i meningen",
    "först i meningen",
    "små bokstäver",
    "genitiv",
    "i meningen",
    "uppräkning",
    "små bokstäver, först",
    "för- och efternamn",
    "först i meningen",
    "små bokstäver",
    "tecken omkring",
    "små bokstäver, fler",
    "sammansatt",
)
PER_NAME = 6
