"""Notes that say what happened and point at nobody: none of them may be refused."""

CLEAN_NOTES = """
Lugn kväll. Vi spelade brädspel och pratade om skolstarten.
Träff ons 18 okt 17.30–20.00, allt gick bra.
Träffen den 18 oktober 2023 ställdes in för att lokalen var dubbelbokad.
14 på plats, två nya. Vi hann med film och fika.
Filmkväll v. 42. Projektorn krånglade i 20 minuter.
Öppet hus kl 13-16 och vanlig träff kl. 17-20.
Vi öppnade 17:30 i stället för 17.00.
Styrgruppen möttes 2023-09-14 kl 9.30–11.00 på Stadshuset.
Protokollet från 2023-09-14 är justerat, § 16 gäller budgeten.
Kallelsen till mötet 2023-12-06 är skickad, svar senast 2023-11-29.
Rapporten för 2023-01-01–2023-06-30 är lämnad.
Halvårsrapporten för H1 2023 kom 12 dagar sent.
Ärende KU 2020/0219 i diariet.
Se beslut HSN 2022/0417 och KS 2022/118.
Diarienummer 2023/1234-5 för rapporten.
Vi fick 90 575 kr den 3 februari 2023.
Fakturan på 181 150 kr för 2023 är delad i två.
Kostnaden blev 1 250 kr, 250 kr mindre än väntat.
Budgeten på 370 300 kr per år räckte inte i förslaget.
Sökt belopp 1 200 000 kr, beviljat 850 000 kr.
Vi köpte fika för 312,50 kr.
Organisationsnummer 802544-1935 ska stå på fakturan.
Överenskommelsen gäller 2022–2024.
Perioden är 2022-01-01 till 2024-12-31.
Skolveckorna är 38, 38 och 37.
Bemanning: 3 av 3, alla med utbildning.
En ledare saknades, kommunen fyllde passet.
Två volontärer gick utbildningen i normkritik, 3 timmar.
Utbildningen 12/9 hade 18 deltagare.
Det kom 25 ungdomar, 5 fler än i förra veckan.
Åldrarna 13–15 var fler än 16–19 den här gången.
Unga födda 2008 är med för första gången i höst.
Q-hänget föddes 2019 ur ett samarbete.
Vi delade ut 120 lappar på tre skolor.
Material utlagt på biblioteket och på ungdomsmottagningen.
Affischer uppsatta på Stadsbiblioteket, plan 2.
Rum 101 var låst, vi fick vänta i 15 minuter.
Vi höll till i sal 204.
Lokalen på Stortorget går att låna nästa termin.
Vi gick en promenad i Stadsparken 18.00 och var tillbaka 19.15.
Samling på Mårtenstorget kl 17.
Mötesplatsen var öppen 3 gånger under lovet.
Mötesplatsen 2023 hade fler besök än 2022.
Cykelvägen 2 km hit är upplyst nu.
Bussen tar 12 minuter längs riksväg 23.
På vägen 3 gånger i höst har bussen varit sen.
Vi la ut tre bilder på Instagram.
Inlägget på Instagram och Snapchat nådde 800 personer.
Instagram: vi lade ut höstens program.
Insta var nere, så vi skickade lappar i stället.
Vår Instagram uppdaterades i tisdags.
Kampanjen på TikTok gav 30 nya följare.
Vi pratade om hur Snapchat fungerar för den som är orolig.
En grupp på Discord diskuterades, men vi väntar.
Programmet finns på https://www.example.org/program/host-2023.
Länk till beslutet: https://lund.example/beslut/2023/10/18/protokoll-7.pdf
Läs mer på example.org/ungdom.
Vi hänvisade till 1177 och till Bris 116 111.
Vid fara: ring 112.
Kontrollsumman är räknad med SHA-512.
Kvittot har 127 tecken, det ska vara 128.
Temperaturen i lokalen var 16,5 grader.
Närvaron har gått upp 12 % sedan 2022.
Orosanmälan gjord enligt rutinen.
Hot utifrån: någon ropade vid fönstret, vi låste dörren.
Konflikt om musiken, löst efter samtal.
Brandlarmet gick 18.42, alla ute på 3 minuter.
Vi stängde 30 minuter tidigare på grund av snö.
Nästa träff är den 25 oktober, 17.30.
Höstlov vecka 44, ingen träff.
Vecka 36, 37 och 38 hade vi gästledare.
Styrgruppen beslutade att godta avvikelsen, § 8, 2023-05-10.
Undantag: lokalen vattenskadad 13–17 mars.
Ny nyckel till lokalen hämtad, den gamla lämnad.
Avtalet om lokalen förlängt till 30 juni 2024.
Tre mål av fyra är satta, det fjärde tas 6 december.
Vi har 4 möten om året och har haft 3.
Faktura 1042 skickad 2023-07-12, betald 2023-08-09.
Verifikat A 117, konto 3987.
Bokfört på konto 3010 och 5010.
Ordningsregler uppdaterade: punkt 3 och 4.
Punkt 2 i överenskommelsen följs upp varje år.
Alternativ (a) eller (b) avgörs av styrgruppen.
Vi var 6 vuxna på 30 unga.
Pass 1 och 2 är fyllda, pass 3 saknar en.
Värdar: 2 av 3, båda utbildade.
Nätverksträff med 9 organisationer, nästa i januari 2024.
Studiebesök på biblioteket, 11 deltagare, 90 minuter.
Vi räknade ett, två, tre och började leken.
Musikquiz i 10 omgångar, poäng 70-65.
Spelade Uno, Jenga och fem omgångar kort.
Pyssel med pärlor: 500 armband gick åt.
Fika: 40 bullar, 6 liter saft, 2 kg frukt.
Vi hade öppet 4 timmar, från 16 till 20.
Passet 16–20 delades i två.
Fritidsledarna kom 16.45 och gick 20.15.
Teknik: HDMI-kabeln saknas, ny beställd.
Larmkoden byttes enligt rutin.
Vi följer skolkalendern 2023/24.
Läsåret 22/23 hade vi 38 veckor.
Årsrapporten för 2022 lämnades 31 mars 2023.
Den ekonomiska redovisningen visar 181 150 kr in och 178 420 kr ut.
Överskott 2 730 kr förs till 2024.
Volontärerna lade 412 timmar under halvåret.
Halvåret hade 19 träffar och 19 skolveckor.
Mallen är från 2021-11-02, version 1.2.
Version 2.0.1 av programmet.
Talarlista: 5 i tur, 2 minuter var.
MI-utbildning steg 1 av 2 klar.
E-legitimation användes av alla fyra.
Paragraf 12.3 i hyresavtalet.
Beloppet delas 50/50.
Resultat: 7-3 i pingis.
Ljudnivån var 85 dB.
Vi tog E6 och E22 till lägret.
Vagn 12, plats 34 och 35 bokade till resan.
Plats 2 i styrgruppen är ledig.
Buss 3 går 20.05 och 20.35.
Kyrkan lånar ut salen den 6/12 och den 13/12 2023.
SEK 500 i kassan.
Postgirot finns inte längre, använd fakturan.
Kursen är på 7,5 poäng.
Vi möttes i lokalen, inte på Stora Södergatan.
Stora Södergatan var avstängd 30 minuter.
Ingen kom de första 20 minuterna, sedan 8 på en gång.
Nyinköp: 2 spel, 1 högtalare, 3 förlängningssladdar.
Mailade inbjudan till alla kontaktpersoner.
Vi ringde vaktmästaren, som kom efter 10 minuter.
Frågan tas upp på nästa möte, punkt 7.
""".strip().splitlines()
