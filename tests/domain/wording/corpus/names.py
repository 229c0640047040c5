"""Given names and surnames of sixteen origins, as they are common in Sweden; together, nobody's."""

from typing import NamedTuple


class Names(NamedTuple):
    given: tuple[str, ...]
    family: tuple[str, ...]


def names(given: str, family: str) -> Names:
    return Names(tuple(given.split()), tuple(family.split()))


ORIGINS = {
    "svenskt": names(
        """
            Anna Erik Karin Lars Maja Oskar Linnéa Viktor Elsa Hugo Astrid Gustav Ebba Filip
            Saga Isak Alva Axel Tuva Emil Björn Siri Sten Ida Nils Agnes Love Moa Per Stina
            Albin Tindra Ludvig Signe Melker Hedvig Klara Anton Vendela Ragnar Sigrid Rasmus
            Göran Lovisa Hampus Ylva Lova Rosa Ask Iris Lilly Nova Tage Ture Vilma Heidi Mod
            Jonna Sol Viola Gry Stig Bo Alve Märta Petra Örjan Nettan Kicke Lillen Sanna Totte
            Alma Wilma Elliot Noah Vera Stella Lo Robin Charlie Sixten Folke Hilda Ester Tyra
            Melvin Loke Vidar Ellen Olivia Thea Frej Liv Kim Rut Majken Ulf Torbjörn Lollo Fippe
            Jossan Mackan Bea Ludde
        """,
        """
            Andersson Bergström Lindqvist Öberg Karlsson Sandberg Nyström Hallgren Forsman Ek
            Wikström Åkesson Sjögren Dahl Holmgren Ståhl Berg Lundgren Ålander Söderberg Jönsson
            Lilja Stark Kvist Ros Hammar Rosén Fors Alm Wester Åberg Gran Hedlund Blom Sandström
            Falk Ekström Nordin Åström Modig Frisk Sjöblom Olofsson Zetterlund Wallin Rask
        """,
    ),
    "finskt": names(
        """
            Aino Eero Venla Mikko Helmi Juhani Kaisa Pekka Sanna Timo Päivi Jari Tuulikki Antero
            Leena Arto Outi Kari Satu Ville Riikka Heikki Eeva Jukka Tarja Olli Minna Pirkko
            Veikko Onni Aleksi Elina Marjatta Tapio Inka Tuomas Anneli Ilkka Merja Sampo Aila
            Kalle Raija Esko Vilja Ilo Tuuli Armas Kuisma Lahja Rauha Kalevi Marja Orvokki Toni
            Sari Pasi Ritva Sulo Usko Jani Jenni Ansa Rane Jopi Eino Siiri Väinö Lumi Taisto
            Aada Urho Kerttu Jaakko Oona Santeri Iida Kimmo Pihla Lauri Meri Risto Saija Toivo
            Ulla-Maija Hannele Jesse Kirsi Markku Sini Vesa Niilo Jussi Anski Masa Tiltu Pena
            Kaitsu
        """,
        """
            Virtanen Korhonen Mäkinen Nieminen Laine Heikkinen Koskinen Järvinen Lehtonen
            Saarinen Salonen Turunen Rantanen Hämäläinen Laitinen Ahonen Niskanen Karjalainen
            Toivonen Aalto Peltola Mattila Niemi Mattsson Salo Koski Laaksonen Hakala Kangas
            Rinne Halme Suomi Kinnunen Räsänen Ojala Kettunen Hiltunen Pesonen Manninen Väisänen
            Kallio Ranta Salmi Lahti Jokinen Leppänen
        """,
    ),
    "arabiskt": names(
        """
            Ahmed Fatima Omar Layla Yousef Noor Hassan Amina Khaled Mariam Ibrahim Rania Mustafa
            Zahra Tariq Salma Bilal Huda Karim Dunya Samir Nadia Ali Yasmin Mahmoud Rana Ziad
            Hala Anas Iman Waleed Sara Mohammed Aya Jamal Lina Hussein Dalal Nabil Sawsan Rashid
            Ghada Zainab Fares Maha Taha Rada Jana Sama Dina Majd Rim Salam Abdel-Rahman Khadija
            Mina Sahar Sabah Nada Nour-Eddin Malak Hisham Abbe Momo Zuzu Abdulrahman Rima Walid
            Sana Hamza Nour Jawad Lubna Faisal Amal Rami Dima Hadi Joud Sami Maysa Yahya Hind
            Anwar Rahaf Munir Shahd Bassam Tala Abu-Bakr Wafa Zein Hamoudi Abood Susu Mimi Fofo
            Lolo
        """,
        """
            Haddad Al-Hassan Khalil Nasser Mansour Saleh Darwish Aziz Farah Najjar Hamdan Shaker
            Kassem Rahman Abboud Issa Sabbagh Qasim Barakat Hariri Sayegh Diab El-Masry Bakr
            Said Daher Tamer Fayad Harb Al-Amin Bitar Al-Khatib Suleiman El-Sayed Masri Hamad
            Ghanem Kanaan Touma Hanna Zidan Awad Shahin Sharif al-Jabouri
        """,
    ),
    "persiskt": names(
        """
            Arash Shirin Dariush Parisa Kaveh Nasrin Behrouz Mahsa Cyrus Azadeh Reza Laleh
            Farhad Niloufar Omid Yasaman Kian Roya Siavash Setareh Babak Mina Navid Golnaz Ramin
            Taraneh Sina Pouya Elham Arian Bahar Mehdi Nazanin Kamran Sahar Zohreh Pegah Hamid
            Ladan Mehrdad Nima Fereshteh Soroush Yeganeh Vida Ali Sara Aria Mana Dana Sanaz Tara
            Raha Neda Ava Pari Mahin Kimia Bita Mona Shayan Koroush Moji Sasan Elnaz Bijan Mitra
            Hooman Anahita Payam Leila Kourosh Ghazal Amir Sepideh Ehsan Tina Mani Hasti Vahid
            Maryam Saman Donya Iraj Nika Peyman Shadi Arman Baran Mojtaba Atefeh Parham Kiki
            Mamali Nazi Sheri Ashi Fari
        """,
        """
            Hosseini Rezaei Ahmadi Karimi Moradi Tehrani Jafari Rostami Sadeghi Kazemi Farahani
            Shirazi Ghasemi Bagheri Mohammadi Ebrahimi Nazari Samadi Khosravi Zand Bahrami Amiri
            Alavi Rad Farhadi Dana Javadi Sharifi Fallahi Nuri Pakravan Aziz-Zadeh Mousavi
            Akbari Norouzi Heydari Zamani Parsa Daneshvar Kiani Salehi Rahimi Amini Fard
            Tavakoli Khan
        """,
    ),
    "somaliskt": names(
        """
            Abdi Hodan Mahad Ayaan Liban Fadumo Guled Hibaq Warsame Sagal Yasin Ifrah Abdullahi
            Nimco Bashir Ubah Farhan Deqa Zakaria Ladan Mukhtar Filsan Jibril Asha Khadar Sahra
            Idil Cabdi Hamdi Ismail Nasra Ridwan Suad Bile Amaal Hani Xalimo Daud Maryan Keynan
            Ilhan Cali Saida Leyla Geedi Sahal Hamda Mulki Abdulqadir Bilan Saredo Liibaan
            Aamina Hawo Farxiya Raage Sadia Fartun Muse Abshiro Hodo Caasha Samiya Nuuradin
            Kaltun Axmed Halimo Cabdullahi Sucdi Maxamed Naima Hassan-Nur Zamzam Ayub Rahma
            Ilyas Hafsa Cumar Sumaya Dahir Muna Yahye Faiza Nuur Shukri Aweys Xaawo Salman Ikran
            Burhan Safiya Mahdi Abdirizak Hoodo Faysal Dega Zaki Moha
        """,
        """
            Warsame Mohamud Jama Farah Hersi Abdulle Osman Nur Gelle Adan Dualeh Elmi Samatar
            Yusuf Shire Hirsi Barre Diriye Mire Isse Guleid Hashi Afrah Aden Shiekh Dirie Cilmi
            Botan Godane Sugulle Omar Waris Diini Roble Shirwac Abshir Guled-Ali Kahin Sheikh
            Duale Madar Egal Ciise Hussen Awale Dirir
        """,
    ),
    "kurdiskt": names(
        """
            Rojin Azad Berivan Zozan Diyar Helin Serhat Nalin Rebin Shilan Hiwa Evin Rêbaz Avin
            Dilan Soran Chiman Sherko Ronya Jiyan Kawa Rozerin Aram Delal Hemin Gulistan Botan
            Nazdar Zana Viyan Mizgin Ferhad Dilovan Roza Rojda Newroz Sipan Hêlîn Karwan Perwin
            Rizgar Lorin Siyamend Tara Zerya Hêro Lava Nûpel Dana Bawer Rozhin Awin Lanja Shad
            Bêwar Havin Kardo Shene Dlo Ronî Solin Sirwan Zîn Hogir Dilnaz Karzan Bêrîtan Rêzan
            Shno Kamaran Hêvî Lawand Nesrin Sîdar Shwan Rûken Ari Zîlan Hejar Lana Rawa Sozan
            Renas Beri Goran Hana Darin Chra Agit Bahoz Sara-Jin Beko Rojo Zara Diko Hevo Shilo
        """,
        """
            Barzani Rashid Demir Amedi Zebari Bakir Kaya Aslan Hawrami Sindi Mirza Zaxoyi Dersim
            Gardi Jaff Talabani Sofi Bozarslan Sheikho Omari Kurdo Akrawi Saleem Kocer Hassan
            Aziz Merdan Zana Bakhtiar Celik Rasul Kurdi Hesso Ramo Mustefa Dogan Shekho Qadir
            Salih Bamerni Tofiq Khoshnaw Ayaz Temo Haco
        """,
    ),
    "turkiskt": names(
        """
            Mehmet Ayşe Emre Zeynep Mustafa Elif Burak Esra Hakan Derya Kerem Merve Serkan Ebru
            Deniz Gizem Onur Tuğba Cem Selin Murat Özlem Yusuf Defne Can Nil Barış Sevgi Tolga
            Buse Umut Ceren Kaan Aylin Ege Pınar Sibel Orhan Melek Volkan İrem Gökhan Ece Taner
            Nur Hande Hale Ata Sude Güneş Ela Mert Tuna Irmak Asli Ozan Sena Yaren Can-Deniz
            Kaya Savaş Nisa Ufuk Pelin Sevda Gamze Ahmet Büşra Furkan İpek Oğuz Melisa Kadir
            Nehir Yasin-Can Şeyma Alper Dilara Uğur Asya Berk Hatice Tarkan Ada Okan Songül
            Ilker Gül Emir Seda Bora Naz Eren Memo Gizo Aliş Fatoş Eko Mertcan
        """,
        """
            Yılmaz Demir Çelik Şahin Öztürk Aydın Arslan Doğan Koç Kurt Özdemir Polat Erdoğan
            Yıldız Güneş Bulut Aksoy Tunç Korkmaz Güler Ateş Bozkurt Şen Bilgin Er Uslu Tan
            Alkan Erdem Taşkın Özer Bal Kılıç Karaca Taş Avcı Yalçın Kaplan Şimşek Çakır Uçar
            Tekin Duman Acar Bayram Toprak
        """,
    ),
    "polskt": names(
        """
            Agnieszka Paweł Katarzyna Tomasz Zofia Krzysztof Magdalena Piotr Kinga Jakub Ola
            Marcin Wiktoria Bartosz Joanna Michał Alicja Łukasz Dorota Szymon Hania Mateusz Ewa
            Kacper Julia Wojtek Iga Maciej Zuzanna Oliwia Grzegorz Basia Antoni Kasia Filip Maja
            Jadwiga Radek Halina Dawid Renata Kuba Gosia Igor Ania Sławek Lilka Iwo Kaja Mila
            Sławomir Danuta Konrad Ala Ula Karol Rozalia Ksawery Marianna Ignacy Henryk Franek
            Ewelina Ida Lech Aleksandra Tymon Beata Igor-Jan Gabriela Wiesław Ludmiła Adam
            Patrycja Sebastian Nadzieja Leon Kornelia Stanisław Marysia Norbert Weronika Jędrzej
            Milena Olek Bożena Daria Ryszard Sonia Eryk Lena Franciszek Krzysiek Asia Tomek Zuza
            Janek Gosieńka
        """,
        """
            Kowalski Nowak Wiśniewski Wójcik Kamińska Zieliński Szymański Lewandowska Dąbrowski
            Mazur Krawczyk Pawlak Król Wrona Sikora Mazurek Duda Walczak Baranowska Górski Zając
            Maj Sowa Bąk Krupa Zalewska Błaszczyk Rogowska Wrona-Lis Malec Sroka Jankowski
            Piotrowska Grabowski Zawadzka Sawicki Maciejewska Kubiak Kaczmarek Wilk Gołąb Lis
            Kot Sobczak Stępień
        """,
    ),
    "bosniskt/kroatiskt/serbiskt": names(
        """
            Amra Jelena Mirza Ivana Dragan Selma Marko Vesna Edin Milica Nenad Lejla Zoran
            Tamara Adnan Mirela Luka Dijana Haris Snežana Emina Boris Sanja Amar Nermina Stefan
            Ana Vedad Jovana Aldin Biljana Dino Ema Nikola Mira Merima Dušan Sabina Ivo Amina
            Rade Željka Tarik Bojan Dana Sara Mile Rada Sead Duško Jasna Ljubica Dubravka Anđela
            Tin Lina Miro Vida Mina Sava Nada Šejla Amela Slobodan Azra Dino-Ali Ines Miroslav
            Sanela Kenan Mia Radovan Nejra Damir Tea Vuk Majda Dejan Lamija Filip-Luka Ajla
            Nemanja Zlata Faruk Iva Stevan Berina Dado Una Goca Mujo Seka Braco Ljilja Zoki
        """,
        """
            Kovačević Petrović Hodžić Horvat Jovanović Begić Marić Nikolić Babić Delić Đorđević
            Popović Hadžić Tomić Ivić Knežević Begović Savić Jurić Mujić Pavlović Kos Lukić
            Kos-Marić Bajrić Ramić Matić Salkić Novak Vuković Tadić Hadžović Halilović
            Stojanović Šarić Perić Memić Mandić Đurić Vidović Osmanović Bašić Grgić Zec Radić
            Kralj
        """,
    ),
    "vietnamesiskt": names(
        """
            Linh Minh Thảo Tuấn Huong Duc Nga Hùng Trang Khanh Phuong Quang Mai Long Ngoc Bao
            Thuy Nam Vy Dat Lan Hieu Yen Tien Hoa Khoa My An Duy Chau Nhung Son Anh Thanh Binh
            Vinh Dung Thi Lien Cuong Hanh Tam Loan Phuc Xuan Ha Tú Hang Dao Vu Mi Lam Hai Thu
            Sinh Ngan Tram Viet Bich Ti Bin Hai-Anh Hong Cam Diem Đức Hồng Phong Bích Việt Chi
            Tùng Loan-Anh Sơn Diễm Toàn Nhi Khôi Giang Hạnh Trung Vân Thắng Oanh Quỳnh Tuyết
            Nghĩa Uyên Tân Kim-Ly Hòa Bảo Bi Tí Miu Su Na Bon
        """,
        """
            Nguyễn Tran Le Pham Huynh Vo Dang Bui Do Ho Ngo Duong Ly Truong Dinh Lam Cao Vu Phan
            Mac Luu Quach Le-Tran Ha Phung Banh Mac-Do Kieu La Quan Doan Thai Hoàng Đỗ Lý Bùi
            Đinh Mai-Lê Trịnh Võ Châu Tạ Đoàn Lương Tô Cao-Trần
        """,
    ),
    "thailändskt": names(
        """
            Somchai Malee Niran Pim Anong Kittisak Suda Chai Ploy Nok Arthit Kanya Wichai Noi
            Supaporn Thanawat Fah Nattapong Siriporn Boonsri Lek Preecha Duangjai Apinya Sakda
            Mali Pranee Tanawan Ratana Chaiya Busaba Korn Nong Wanida Prasert Dao Sunisa Anan
            Kamon Rung Wassana Manop Orathai Decha Nim Yupin Bua Mod Ying Lin Ton Nan Dam Kaew
            Som Tip Gop Jira Saeng Wan Pen Muk Nut Pond Ice Kanokwan Surachai Napat Jintana
            Piyawat Chanida Anucha Rattana Worawut Pornthip Teerapat Lalita Sarawut Kulap Nipon
            Araya Phuwin Mayuree Tawan Sirikit Dara Krit Ubon Wipa Somsak Chalerm Panida Bee
            Fern Nat Mook Aom Gift
        """,
        """
            Srisuk Chaiyasit Wongsawat Thongchai Saetang Boonmee Rattanakorn Phromma Suwan
            Intharat Charoen Kaewkla Panyachai Somboon Jaidee Yodsuwan Sombat Chantha Ruangrit
            Meesuk Thepsiri Bunyarat Sae-Lim Bunma Chaidee Namfon Thonglor Sriwong Khamsaen Phan
            Denchai Maneerat Chantara Sukjai Kittichai Promsiri Ruangsri Thongdee Saelim Namwong
            Chuenchom Phonphan Buakaew Khamdee Sitthichai Wattana
        """,
    ),
    "tigrinskt/amhariskt": names(
        """
            Selam Yonas Feven Tesfaye Hiwet Dawit Almaz Mehari Bethlehem Girma Senait Abel Mulu
            Filmon Rahel Berhane Tsion Kidane Semhar Haile Meron Robel Winta Amanuel Helen Tekle
            Luwam Bereket Saba Natnael Eden Ermias Makda Solomon Kisanet Aster Azeb Yohannes
            Lidya Mussie Samson Genet Zula Abrehet Isaias Selamawit Kibrom Mulugeta Sara Lia
            Hermon Elen Abrehaley Natsnet Mewael Rita Segen Sador Lula Yosef Hayat Roza Adiam
            Kokob Dina Abeba Henok Mihret Samuel-Isak Tigist Biniam Rut-Hana Yared Saron Kaleb
            Hirut Nahom Liya Fikru Elsabet Zerai-Ab Ariam Mebrat Petros Aida Simret Dagmawi
            Sosina Hagos Betel Naomi Tedros Abi Sami-Jo Beti Mimmi Teddy Fefe
        """,
        """
            Tesfay Gebremedhin Haile Abraha Mengistu Tadesse Kebede Alemu Woldu Berhe Asfaw
            Ghebre Teklu Habte Zerai Desta Gebru Okbay Negash Bekele Worku Tewolde Tewelde
            Asmerom Goitom Lemlem Ghide Mesfin Fitsum Zemichael Woldeab Weldemichael Araya-Tekle
            Fessehaye Hailu Girmay Mekonnen Seyoum Tsegay Yemane Kifle Wolde Bahta Gezahegn
            Lemma
        """,
    ),
    "spanskt": names(
        """
            Carlos María Javier Lucía Diego Carmen Alejandro Sofía Miguel Isabel Pablo Valentina
            Andrés Paula Mateo Camila Santiago Elena Rodrigo Pilar Ignacio Ximena Rafael Marisol
            Juan Rosa Esteban Luz Hugo Consuelo Joaquín Noelia Álvaro Fernanda Raúl Inés
            Guadalupe Óscar Daniela Emilio Yolanda Tomás Belén Sergio Jimena Ángel Sol Marina
            Lola Cruz Dulce Ángela Julián Maite Paz Inti Rosario Leo Nahuel Ona Gloria Segundo
            Luisa Alma-Rosa Tito Nino Ana-María Lautaro Graciela Nicolás Beatriz Facundo
            Milagros Iván Rocío Benjamín Itzel Matías Soledad Renzo Abril Cristóbal Luna Gael
            Pía Salvador Noemí Ramón Clara Dante Estrella Martín Alba Pepe Lupita Nacho Chelo
            Paco Charo
        """,
        """
            García Rodríguez López Fernández Muñoz González Torres Ramírez Vargas Castillo Rojas
            Soto Paredes Fuentes Molina Silva Herrera Peña Cruz Delgado Ríos Campos Mendoza
            Rivera Prado Luna-Díaz Marín Bravo Toledo Calvo Blanco Sanz Gutiérrez Domínguez
            Salazar Ortega Navarro Iglesias Cortés Aguirre Medina Ponce Vega Leiva Arenas Pardo
        """,
    ),
    "engelskt": names(
        """
            Daisy Jack Summer Kyle Autumn Ryan Dawn Rose Jordan Mark Paige Justin Holly Bill
            Angel Trevor Ivy Chuck Precious Gavin Lily Scott Star Kelly Pearl Dwayne Megan Kofi
            Patience Wade Sean Erin Mary-Ann Bonnie Lance Brooke Storm Ella-Mae Pam Rick Grace
            Oliver Hope Mason Chloe Ethan Joy Aidan Faith Logan Skye Brandon Amber Tyler River
            Zoe Dean Harper Will Jasmine Max Ruby Cole Hazel Kwame Blessing Declan Becky Tommy
            Izzy Jaz Mikey Ash
        """,
        """
            Smith McDonald Brown O'Neill Carter Green Baker Adeyemi Wood Hunter Bell Long King
            Osei Banks Cook Johnson O'Connor Walker Bailey Reed Okafor Hughes Mensah Stone
            MacLeod Young D'Souza Fisher Price
        """,
    ),
    "kinesiskt": names(
        """
            Lihua Jun Mei-Lin Bo Hua Ling Yan Xue Tian Lan Ming Yi-Chen Kai Ru Siyu Zhen Qing
            Juan Mo Dan Hong Xiu Yang Ai Man Gang Fen Wen Lu Ying Long Bao Zixuan Ke Ya An Ran
            Lili Pan Hai Xiaoming Mei Wei Jing Zihan Haoran Yun Lei Qiang Ting Jia Hao Fang Yu
            Chen Li-Na Bo-Wen Rui Xin Yi Shan Hui Tao Ning Peng Lin-Yi An-Qi Xiaomei Dudu Nini
            Beibei Ah-Li Ming-Ming
        """,
        """
            Li Chen-Wu Ma Lin Wu Lu Gao Song Yang Cai Du Fu Tan Dong Shi Mao Zhang Wang Liu
            Huang Zhou Sun Guo Xie Zhu Tang Han Deng Feng He
        """,
    ),
    "ryskt/ukrainskt": names(
        """
            Olena Ivan Natalia Vadym Larysa Serhiy Oksana Pavlo Vira Hryhoriy Lyudmyla Denys
            Iryna Stepan Halyna Yaroslav Sofiia Mykyta Maryna Ostap Valeria Illia Svetlana
            Igor-Lev Nika-Maria Lev Mila-Rose Vasyl Zoya Matviy Anya Tanya Slava Mitya
            Lena-Katja Rita Alla Sava Tolik Marta Oleksandr Kateryna Dmytro Svitlana Mykola Olha
            Bohdan Yuliia Andriy Tetiana Ruslan Daryna Ihor Polina Maksym Nadia-Vera Artem Alina
            Vladyslav Zlata-Mira Kyrylo Lesia Yevhen Inna Taras Lada Roman Sasha Katya
            Dima-Kolya Vova Nastya Lyosha
        """,
        """
            Ivanov Petrova Boyko Tkachenko Kravets Smirnova Volkov Orlov Savchenko Hrytsenko
            Zhuk Popova Maslova Bilyk Marchenko Lebedev Shevchenko Kovalenko Bondar Ivanova
            Melnyk Petrenko Sokolov Moroz Koval Lysenko Rudenko Volkova Tkachuk Kuznets
        """,
    ),
}
