"""The rulebook: each rule of dates and standings with an example; docs/rulebook is its print."""

from dataclasses import replace
from decimal import Decimal

from brygga.domain.calendar import Break, Per, SchoolCalendar, SchoolTerm
from brygga.domain.obligations import Standing
from brygga.domain.terms.model import Anchor, Due, ObligationKey, PartyKey, Pattern, Side
from tests.spec.example import Asked, Chapter, Example, day, duty, happened, reading, waived

KEPT, LATE, MISSED = Standing.KEPT, Standing.KEPT_LATE, Standing.MISSED
OPEN, SOON, UPCOMING = Standing.OPEN, Standing.DUE_SOON, Standing.UPCOMING
WAIVED, UNDATED, NOT_APPLICABLE = Standing.WAIVED, Standing.UNDATED, Standing.NOT_APPLICABLE

four_a_year = duty(Pattern.COUNT, at_least=4, per=Per.YEAR)
two_a_half = duty(Pattern.COUNT, at_least=2, per=Per.HALF_YEAR)
report = duty(
    Pattern.DEADLINE,
    per=Per.HALF_YEAR,
    due=Due(side=Side.AFTER, anchor=Anchor.END, days=60),
)
undated_report = duty(Pattern.DEADLINE, per=Per.HALF_YEAR)
school = SchoolCalendar(
    1,
    "Skolan",
    "påhittad",
    True,
    (SchoolTerm(day("2022-01-10"), day("2022-06-10")),),
    (Break(day("2022-02-21"), day("2022-02-25"), "sportlov"),),
)
weekly = duty(Pattern.COUNT, per=Per.WEEK, school_weeks=True, school_days=3)

CHAPTERS = (
    Chapter(
        "Räkna",
        "Så många gånger under varje period: minst fyra möten om året, en träff varje vecka.",
        (
            Example(
                rule="Löftet är hållet så snart tillräckligt mycket har hänt inom perioden.",
                duty=four_a_year,
                facts=(
                    happened("2022-02-01"),
                    happened("2022-05-03"),
                    happened("2022-09-06"),
                    happened("2022-11-22"),
                ),
                asked=(
                    Asked("2022-05-10", "2022", OPEN, "2 av 4", "2022-12-31"),
                    Asked("2022-11-21", "2022", OPEN, "3 av 4", "2022-12-31"),
                    Asked("2022-11-22", "2022", KEPT, "4 av 4", "2022-12-31"),
                ),
            ),
            Example(
                rule="De sista fjorton dagarna är det snart dags.",
                duty=four_a_year,
                facts=(happened("2022-02-01"),),
                asked=(
                    Asked("2022-12-16", "2022", OPEN, "1 av 4"),
                    Asked("2022-12-17", "2022", SOON, "1 av 4"),
                    Asked("2022-12-31", "2022", SOON, "1 av 4"),
                ),
            ),
            Example(
                rule="En period som tar slut utan att räcka till är missad. Det som händer efter "
                "periodens sista dag ändrar inte det.",
                duty=two_a_half,
                facts=(happened("2022-03-01"), happened("2022-07-01")),
                asked=(
                    Asked("2022-07-01", "2022-H1", MISSED, "1 av 2", "2022-06-30"),
                    Asked("2022-12-31", "2022-H1", MISSED, "1 av 2", "2022-06-30"),
                    Asked("2022-07-01", "2022-H2", OPEN, "1 av 2", "2022-12-31"),
                ),
            ),
            Example(
                rule="Ett underlag för en dag inom perioden som noteras i efterhand gör löftet "
                "hållet från den dag det noterades. Svaret för dagarna dessförinnan står kvar.",
                duty=two_a_half,
                facts=(happened("2022-03-01"), happened("2022-06-20", recorded="2022-08-15")),
                asked=(
                    Asked("2022-08-14", "2022-H1", MISSED, "1 av 2"),
                    Asked("2022-08-15", "2022-H1", KEPT, "2 av 2"),
                ),
            ),
            Example(
                rule="En period som inte har börjat är kommande.",
                duty=two_a_half,
                asked=(Asked("2022-06-30", "2022-H2", UPCOMING, "0 av 2"),),
            ),
            Example(
                rule="Ett underlag kan gälla flera på en gång.",
                duty=two_a_half,
                facts=(happened("2022-03-01", quantity=2),),
                asked=(Asked("2022-03-01", "2022-H1", KEPT, "2 av 2"),),
            ),
            Example(
                rule="En period som överenskommelsen skär av räknas bara inom dess dagar.",
                duty=four_a_year,
                term=("2022-03-15", "2023-02-28"),
                facts=tuple(happened(d) for d in ("2022-03-01", "2022-04-01", "2022-06-01")),
                asked=(
                    Asked("2022-12-31", "2022", SOON, "2 av 4", "2022-12-31"),
                    Asked("2022-12-31", "2023", UPCOMING, "0 av 4", "2023-02-28"),
                ),
            ),
            Example(
                rule="Står det inte hur ofta, blir det inget datum förrän en tolkning ger ett.",
                duty=duty(Pattern.COUNT),
                asked=(Asked("2022-06-01", "term", UNDATED, "0 av 1"),),
            ),
        ),
    ),
    Chapter(
        "Skolveckor",
        "Löften som bara gäller skolveckor följer en skolkalender. Veckor är ISO-veckor.",
        (
            Example(
                rule="En vecka räknas när den har minst så många skoldagar som tolkningen säger, "
                "här tre. Vecka 8 är lov och räknas inte, vecka 15 har fyra skoldagar.",
                duty=weekly,
                calendar=school,
                facts=(happened("2022-02-16"),),
                asked=(
                    Asked("2022-02-20", "2022-W07", KEPT, "1 av 1", "2022-02-20"),
                    Asked("2022-04-17", "2022-W15", SOON, "0 av 1", "2022-04-17"),
                    Asked("2022-04-18", "2022-W15", MISSED, "0 av 1", "2022-04-17"),
                ),
            ),
            Example(
                rule="Utan skolkalender finns inga skolveckor att räkna: då saknas datum.",
                duty=weekly,
                asked=(Asked("2022-02-20", "term", UNDATED, "0 av 1"),),
            ),
        ),
    ),
    Chapter(
        "Senast en dag",
        "Något ska vara gjort senast en dag, eller en viss tid före eller efter något annat.",
        (
            Example(
                rule="I tid är hållet. Efter dagen är det missat, och blir hållet sent när det "
                "görs. Det är dagen då det hände som avgör, inte dagen då det noterades.",
                duty=report,
                facts=(
                    happened("2022-09-10"),
                    happened("2023-02-20", recorded="2023-03-15"),
                ),
                asked=(
                    Asked("2022-06-30", "2022-H1", OPEN, "0 av 1", "2022-08-29"),
                    Asked("2022-08-29", "2022-H1", SOON, "0 av 1", "2022-08-29"),
                    Asked("2022-08-30", "2022-H1", MISSED, "0 av 1", "2022-08-29"),
                    Asked("2022-09-10", "2022-H1", LATE, "1 av 1", "2022-08-29"),
                    Asked("2023-03-14", "2022-H2", MISSED, "0 av 1", "2023-03-01"),
                    Asked("2023-03-15", "2022-H2", KEPT, "1 av 1", "2023-03-01"),
                ),
            ),
            Example(
                rule="Underlag som inte säger vad det gäller går till det äldsta som saknas.",
                duty=report,
                facts=(happened("2023-01-20"),),
                asked=(
                    Asked("2023-01-20", "2022-H1", LATE, "1 av 1"),
                    Asked("2023-01-20", "2022-H2", OPEN, "0 av 1"),
                ),
            ),
            Example(
                rule="Säger underlaget vad det gäller, så gäller det.",
                duty=report,
                facts=(happened("2023-01-20", occurrence="duty/2022-H2"),),
                asked=(
                    Asked("2023-01-20", "2022-H1", MISSED, "0 av 1"),
                    Asked("2023-01-20", "2022-H2", KEPT, "1 av 1"),
                ),
            ),
            Example(
                rule="Ett bestämt datum är ett bestämt datum.",
                duty=duty(Pattern.DEADLINE, due=Due(on=day("2022-03-01"))),
                facts=(happened("2022-02-23"),),
                asked=(
                    Asked("2022-02-10", "2022-03-01", OPEN, "0 av 1", "2022-03-01"),
                    Asked("2022-02-23", "2022-03-01", KEPT, "1 av 1", "2022-03-01"),
                ),
            ),
            Example(
                rule="Det som ska vara gjort en bestämd dag får göras innan överenskommelsen "
                "börjar gälla, men högst tre månader före den och dagen. Det som hände "
                "dessförinnan hör inte hit, även om underlaget säger det.",
                duty=duty(Pattern.DEADLINE, due=Due(on=day("2022-03-01"))),
                facts=(
                    happened("2019-03-01"),
                    happened("2021-09-30", occurrence="duty/2022-03-01"),
                    happened("2021-10-01", recorded="2022-02-11"),
                ),
                asked=(
                    Asked("2022-02-10", "2022-03-01", OPEN, "0 av 1", "2022-03-01"),
                    Asked("2022-02-11", "2022-03-01", KEPT, "1 av 1", "2022-03-01"),
                ),
            ),
            Example(
                rule="Det som görs strax innan en period börjar räknas till den om underlaget "
                "säger det, som fakturan i december för januari. Säger det inget räknas det inte "
                "till en period som inte har börjat.",
                duty=report,
                facts=(happened("2021-12-20", occurrence="duty/2022-H1"), happened("2021-12-21")),
                asked=(
                    Asked("2022-01-01", "2022-H1", KEPT, "1 av 1"),
                    Asked("2022-08-01", "2022-H2", OPEN, "0 av 1"),
                ),
            ),
            Example(
                rule="Saknas dag i både klausul och tolkning säger vi det: utan datum. Det kan "
                "ändå bli hållet, men aldrig sent.",
                duty=undated_report,
                facts=(happened("2022-12-30"),),
                asked=(
                    Asked("2022-08-01", "2022-H1", UNDATED, "0 av 1"),
                    Asked("2022-12-30", "2022-H1", KEPT, "1 av 1"),
                ),
            ),
            Example(
                rule="En dag som räknas från en händelse finns när händelsen finns: betalning "
                "trettio dagar efter fakturan.",
                duty=duty(
                    Pattern.DEADLINE,
                    per=Per.HALF_YEAR,
                    due=Due(
                        side=Side.AFTER,
                        anchor=Anchor.EVENT,
                        event=ObligationKey("invoice"),
                        days=30,
                    ),
                ),
                others=(replace(undated_report, key=ObligationKey("invoice"), title="Faktura"),),
                facts=(
                    happened("2022-02-01", obligation=ObligationKey("invoice")),
                    happened("2022-03-10"),
                ),
                asked=(
                    Asked("2022-01-31", "2022-H1", UNDATED, "0 av 1"),
                    Asked("2022-02-01", "2022-H1", OPEN, "0 av 1", "2022-03-03"),
                    Asked("2022-03-10", "2022-H1", LATE, "1 av 1", "2022-03-03"),
                ),
            ),
            Example(
                rule="En tid före perioden öppnar fjorton dagar innan den går ut.",
                duty=duty(
                    Pattern.DEADLINE,
                    per=Per.HALF_YEAR,
                    due=Due(side=Side.BEFORE, anchor=Anchor.START, days=30),
                ),
                asked=(
                    Asked("2022-05-17", "2022-H2", UPCOMING, "0 av 1", "2022-06-01"),
                    Asked("2022-05-18", "2022-H2", SOON, "0 av 1", "2022-06-01"),
                    Asked("2022-06-02", "2022-H2", MISSED, "0 av 1", "2022-06-01"),
                ),
            ),
        ),
    ),
    Chapter(
        "Löpande",
        "Något ska gälla så länge överenskommelsen gäller: en kontaktperson, en lokal.",
        (
            Example(
                rule="Det är hållet så länge ett underlag står kvar. När det upphör återkallas "
                "underlaget, och löftet är öppet tills något nytt visar att det gäller igen.",
                duty=duty(Pattern.STANDING),
                facts=(
                    happened("2022-01-03", withdrawn="2022-05-15"),
                    happened("2022-06-07"),
                ),
                asked=(
                    Asked("2022-05-14", "term", KEPT, "1 av 1"),
                    Asked("2022-05-15", "term", OPEN, "0 av 1"),
                    Asked("2022-06-07", "term", KEPT, "1 av 1"),
                ),
            ),
            Example(
                rule="Utan underlag är det öppet, inte missat: kanske har ingen noterat det. "
                "Först när överenskommelsen har gått ut är det missat.",
                duty=duty(Pattern.STANDING),
                asked=(
                    Asked("2021-12-31", "term", UPCOMING, "0 av 1"),
                    Asked("2022-12-31", "term", OPEN, "0 av 1"),
                    Asked("2023-01-01", "term", MISSED, "0 av 1"),
                ),
            ),
            Example(
                rule="Det som varje part ska ha var för sig räknas var för sig.",
                duty=duty(
                    Pattern.STANDING,
                    each_party=True,
                    owed_by=(PartyKey("kommun"), PartyKey("förening")),
                ),
                facts=(happened("2022-01-03", party=PartyKey("kommun")),),
                asked=(
                    Asked("2022-02-01", "term/kommun", KEPT, "1 av 1"),
                    Asked("2022-02-01", "term/förening", OPEN, "0 av 1"),
                ),
            ),
        ),
    ),
    Chapter(
        "Om något händer",
        "Löften som vilar tills något händer: en avvikelse, en tvist, en uppsägning.",
        (
            Example(
                rule="Innan något har hänt gäller löftet inte. Varje händelse ger ett eget "
                "tillfälle, med dagen räknad från den.",
                duty=duty(Pattern.TRIGGERED, when="avvikelse", within_days=30),
                facts=(happened("2022-04-12", kind="avvikelse"), happened("2022-05-20")),
                asked=(
                    Asked("2022-04-11", "if", NOT_APPLICABLE, "0 av 1"),
                    Asked("2022-04-12", "2022-04-12", OPEN, "0 av 1", "2022-05-12"),
                    Asked("2022-05-13", "2022-04-12", MISSED, "0 av 1", "2022-05-12"),
                    Asked("2022-05-20", "2022-04-12", LATE, "1 av 1", "2022-05-12"),
                ),
            ),
            Example(
                rule="Det som hände innan överenskommelsen började gälla utlöser ingenting.",
                duty=duty(Pattern.TRIGGERED, when="avvikelse", within_days=30),
                facts=(happened("2021-12-31", kind="avvikelse"),),
                asked=(Asked("2022-01-15", "if", NOT_APPLICABLE, "0 av 1"),),
            ),
            Example(
                rule="Månader räknas till samma dag i månaden, eller månadens sista dag.",
                duty=duty(Pattern.TRIGGERED, when="uppsägning", within_months=3),
                facts=(happened("2022-08-31", kind="uppsägning"),),
                asked=(Asked("2022-09-01", "2022-08-31", OPEN, "0 av 1", "2022-11-30"),),
            ),
            Example(
                rule="Säger klausulen inte inom vilken tid, är tillfället utan datum.",
                duty=duty(Pattern.TRIGGERED, when="tvist"),
                facts=(happened("2022-04-12", kind="tvist"),),
                asked=(Asked("2022-04-13", "2022-04-12", UNDATED, "0 av 1"),),
            ),
        ),
    ),
    Chapter(
        "Återkallat, undantaget, tolkat",
        "Vad som gällde en viss dag avgörs av vad som var känt den dagen.",
        (
            Example(
                rule="Ett återkallat underlag räknas inte från den dag det återkallas.",
                duty=four_a_year,
                facts=(happened("2022-02-01", quantity=4, withdrawn="2022-03-01"),),
                asked=(
                    Asked("2022-02-28", "2022", KEPT, "4 av 4"),
                    Asked("2022-03-01", "2022", OPEN, "0 av 4"),
                ),
            ),
            Example(
                rule="Har styrgruppen beslutat om undantag är det undantaget, inte missat, från "
                "den dag beslutet noteras.",
                duty=two_a_half,
                waivers=(waived("2022-H1", "2022-09-06"),),
                asked=(
                    Asked("2022-09-05", "2022-H1", MISSED, "0 av 2"),
                    Asked("2022-09-06", "2022-H1", WAIVED, "0 av 2"),
                ),
            ),
            Example(
                rule="Det som blev hållet är hållet, också med ett undantag.",
                duty=two_a_half,
                facts=(happened("2022-03-01", quantity=2),),
                waivers=(waived("2022-H1", "2022-02-01"),),
                asked=(
                    Asked("2022-02-28", "2022-H1", WAIVED, "0 av 2"),
                    Asked("2022-03-01", "2022-H1", KEPT, "2 av 2"),
                ),
            ),
            Example(
                rule="En beslutad tolkning gäller från dagen den beslutades.",
                duty=undated_report,
                readings=(
                    reading(
                        "Sextio dagar efter halvårets slut.",
                        decided="2022-08-01",
                        due=Due(side=Side.AFTER, anchor=Anchor.END, days=60),
                    ),
                ),
                asked=(
                    Asked("2022-07-31", "2022-H1", UNDATED, "0 av 1"),
                    Asked("2022-08-01", "2022-H1", OPEN, "0 av 1", "2022-08-29"),
                ),
            ),
            Example(
                rule="En antagen tolkning, som ingen har beslutat, gäller hela tiden och syns "
                "som antagen.",
                duty=duty(Pattern.COUNT),
                readings=(reading("Varje halvår.", per=Per.HALF_YEAR),),
                asked=(Asked("2022-03-01", "2022-H1", OPEN, "0 av 1", "2022-06-30"),),
            ),
        ),
    ),
    Chapter(
        "Pengar",
        "Ett belopp för en längre tid delas lika över utbetalningarna, i hela ören.",
        (
            Example(
                rule="Årsbeloppet delas på halvåren när tolkningen säger halvårsvis.",
                duty=duty(
                    Pattern.DEADLINE,
                    per=Per.YEAR,
                    at_least=2,
                    amount=Decimal(181150),
                    amount_per=Per.YEAR,
                    currency="SEK",
                ),
                readings=(reading("Två lika halvor.", per=Per.HALF_YEAR, at_least=1),),
                asked=(Asked("2022-02-01", "2022-H1", UNDATED, "0 av 1"),),
                amounts=(Decimal(90575), Decimal(90575)),
            ),
            Example(
                rule="Det som inte går jämnt ut läggs på den sista.",
                duty=duty(
                    Pattern.COUNT,
                    per=Per.QUARTER,
                    amount=Decimal("100.01"),
                    amount_per=Per.YEAR,
                    currency="SEK",
                ),
                asked=(Asked("2022-03-31", "2022-Q1", SOON, "0 av 1"),),
                amounts=(
                    Decimal("25.00"),
                    Decimal("25.00"),
                    Decimal("25.00"),
                    Decimal("25.01"),
                ),
            ),
        ),
    ),
)
