"""Given names and surnames of twelve origins, as they are common in Sweden; together, nobody's."""

from typing import NamedTuple


class Names(NamedTuple):
    given: tuple[str, ...]
    family: tuple[str, ...]


def _names(given: str, family: str) -> Names:
    return Names(tuple(given.split()), tuple(family.split()))


ORIGINS = {
    "svenskt": _names(
        """
            Anna Erik Karin Lars Maja Oskar Linnéa Viktor Elsa Hugo Astrid Gustav Ebba Filip Saga
            Isak
            Alva Axel Tuva Emil Björn Siri Sten Ida Nils Agnes Love Moa Per Stina Albin Tindra
            Ludvig
            Signe Melker Hedvig
        """,
        """
            Andersson Bergström Lindqvist Öberg Karlsson Sandberg Nyström Hallgren Forsman Ek
            Wikström
            Åkesson Sjögren Dahl Holmgren Ståhl
        """,
    ),
    "finskt": _names(
        """
            Aino Eero Venla Mikko Helmi Juhani Kaisa Pekka Sanna Timo Päivi Jari Tuulikki Antero
            Leena
            Arto Outi Kari Satu Ville Riikka Heikki Eeva Jukka Tarja Olli Minna Pirkko Veikko Hanna
            Onni Aleksi Elina Marjatta Tapio Inka
        """,
        """
            Virtanen Korhonen Mäkinen Nieminen Laine Heikkinen Koskinen Järvinen Lehtonen Saarinen
            Salonen Turunen Rantanen Hämäläinen Laitinen Ahonen
        """,
    ),
    "arabiskt": _names(
        """
            Ahmed Fatima Omar Layla Yousef Noor Hassan Amina Khaled Mariam Ibrahim Rania Mustafa
            Zahra
            Tariq Salma Bilal Huda Karim Dunya Samir Nadia Ali Yasmin Mahmoud Rana Ziad Hala Anas
            Iman
            Waleed Sara Mohammed Aya Jamal Lina
        """,
        """
            Haddad Al-Hassan Khalil Nasser Mansour Saleh Darwish Aziz Farah Najjar Hamdan Shaker
            Kassem Rahman Abboud Issa
        """,
    ),
    "persiskt": _names(
        """
            Arash Shirin Dariush Parisa Kaveh Nasrin Behrouz Mahsa Cyrus Azadeh Reza Laleh Farhad
            Niloufar Omid Yasaman Kian Roya Siavash Setareh Babak Mina Navid Golnaz Ramin Taraneh
            Sina
            Pouya Elham Arian Bahar Mehdi Nazanin Kamran Sahar Zohreh
        """,
        """
            Hosseini Rezaei Ahmadi Karimi Moradi Tehrani Jafari Rostami Sadeghi Kazemi Farahani
            Shirazi Ghasemi Bagheri Mohammadi Ebrahimi
        """,
    ),
    "somaliskt": _names(
        """
            Abdi Hodan Mahad Ayaan Liban Fadumo Guled Hibaq Warsame Sagal Yasin Ifrah Abdullahi
            Nimco
            Bashir Ubah Farhan Deqa Zakaria Ladan Mukhtar Filsan Jibril Asha Khadar Sahra Idil Cabdi
            Hamdi Ismail Nasra Ridwan Suad Bile Amaal Hani
        """,
        """
            Warsame Mohamud Jama Farah Hersi Abdulle Osman Nur Gelle Adan Dualeh Elmi Samatar Yusuf
            Shire Hirsi
        """,
    ),
    "kurdiskt": _names(
        """
            Rojin Azad Berivan Baran Zozan Diyar Helin Serhat Nalin Rebin Shilan Hiwa Evin Rêbaz
            Avin
            Dilan Soran Chiman Sherko Ronya Jiyan Kawa Rozerin Aram Delal Hemin Gulistan Botan
            Nazdar
            Zana Viyan Mizgin Ferhad Dilovan Roza Rojda
        """,
        """
            Barzani Rashid Demir Amedi Zebari Bakir Kaya Aslan Hawrami Sindi Mirza Zaxoyi Dersim
            Gardi
            Jaff Talabani
        """,
    ),
    "turkiskt": _names(
        """
            Mehmet Ayşe Emre Zeynep Mustafa Elif Burak Esra Hakan Derya Kerem Merve Serkan Ebru
            Deniz
            Gizem Onur Tuğba Cem Selin Murat Özlem Yusuf Defne Can Nil Barış Sevgi Tolga Buse Umut
            Ceren Kaan Aylin Ege Pınar
        """,
        """
            Yılmaz Demir Çelik Şahin Öztürk Aydın Arslan Doğan Koç Kurt Özdemir Polat Erdoğan Yıldız
            Güneş Bulut
        """,
    ),
    "polskt": _names(
        """
            Agnieszka Paweł Katarzyna Tomasz Zofia Krzysztof Magdalena Piotr Kinga Jakub Ola Marcin
            Wiktoria Bartosz Joanna Michał Alicja Łukasz Dorota Szymon Hania Mateusz Ewa Kacper
            Julia
            Wojtek Iga Maciej Zuzanna Oliwia Grzegorz Basia Antoni Kasia Filip Maja
        """,
        """
            Kowalski Nowak Wiśniewski Wójcik Kamińska Zieliński Szymański Lewandowska Dąbrowski
            Mazur
            Krawczyk Pawlak Król Wrona Sikora Baran
        """,
    ),
    "bosniskt/kroatiskt/serbiskt": _names(
        """
            Amra Goran Jelena Mirza Ivana Dragan Selma Marko Vesna Edin Milica Nenad Lejla Zoran
            Tamara Adnan Mirela Luka Dijana Haris Snežana Emina Boris Sanja Amar Nermina Stefan Ana
            Vedad Jovana Aldin Biljana Dino Ema Nikola Mira
        """,
        """
            Kovačević Petrović Hodžić Horvat Jovanović Begić Marić Nikolić Babić Delić Đorđević
            Popović Hadžić Tomić Ivić Knežević
        """,
    ),
    "vietnamesiskt": _names(
        """
            Linh Minh Thảo Tuấn Huong Duc Nga Hùng Trang Khanh Phuong Quang Mai Long Ngoc Bao Thuy
            Nam
            Vy Dat Lan Hieu Yen Tien Hoa Khoa My An Duy Chau Nhung Son Anh Thanh Binh Vinh
        """,
        """
            Nguyễn Tran Le Pham Huynh Vo Dang Bui Do Ho Ngo Duong Ly Truong Dinh Lam
        """,
    ),
    "thailändskt": _names(
        """
            Somchai Malee Niran Pim Anong Kittisak Suda Chai Ploy Nok Arthit Kanya Wichai Noi
            Supaporn
            Thanawat Fah Nattapong Siriporn Boonsri Lek Preecha Duangjai Apinya Sakda Mali Pranee
            Tanawan Ratana Chaiya Busaba Korn Nong Wanida Prasert Dao
        """,
        """
            Srisuk Chaiyasit Wongsawat Thongchai Saetang Boonmee Rattanakorn Phromma Suwan Intharat
            Charoen Kaewkla Panyachai Somboon Jaidee Yodsuwan
        """,
    ),
    "tigrinskt/amhariskt": _names(
        """
            Selam Yonas Feven Tesfaye Hiwet Dawit Almaz Mehari Bethlehem Girma Senait Abel Mulu
            Filmon
            Rahel Berhane Tsion Kidane Semhar Haile Meron Robel Winta Amanuel Helen Tekle Luwam
            Bereket Saba Natnael Eden Ermias Makda Solomon Kisanet Aster
        """,
        """
            Tesfay Gebremedhin Haile Abraha Mengistu Tadesse Kebede Alemu Woldu Berhe Asfaw Ghebre
            Teklu Habte Zerai Desta
        """,
    ),
    "spanskt": _names(
        """
            Carlos María Javier Lucía Diego Carmen Alejandro Sofía Miguel Isabel Pablo Valentina
            Andrés Paula Mateo Camila Santiago Elena Rodrigo Pilar Ignacio Ximena Rafael Marisol
            Juan
            Rosa Esteban Luz Hugo Consuelo Joaquín Noelia Álvaro Fernanda Raúl Inés
        """,
        """
            García Rodríguez López Fernández Muñoz González Torres Ramírez Vargas Castillo Rojas
            Soto
            Paredes Fuentes Molina Silva
        """,
    ),
}
