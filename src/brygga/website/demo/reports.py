"""Q-hänget's reports: what the two associations wrote, and when each was sent. One came late."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from brygga.reports.actions import begin_report, save_section, send_report
from brygga.website.demo.cast import Cast
from brygga.website.demo.story import Story, at


@dataclass(frozen=True)
class Written:
    """A report, when it was sent, and what only people could write."""

    kind: str
    period: str
    sent: datetime
    texts: dict[str, str]


REPORTS = (
    Written(
        "half-year",
        "2022-H1",
        at("2022-09-12", "14:00"),
        {
            "i-korthet": "Mötesplatsen kom i gång i slutet av januari. Två veckor gick före "
            "undertecknandet och en vecka saknade ledare. Rapporten är sen: vi hade ingen mall än.",
            "insatser": "Mötesplatsen har varit öppen de flesta skolveckor. Affischer och kort "
            "finns på skolorna. Ett nätverk av andra verksamheter har börjat byggas.",
            "ataganden": "En vecka saknade ledare när två var sjuka samtidigt. Sedan dess finns "
            "en reservlista.",
            "resultat": "Flera säger att det är första gången de har en plats där de inte behöver "
            "förklara sig. Stämningen har varit lugn.",
        },
    ),
    Written(
        "half-year",
        "2022-H2",
        at("2023-02-20", "14:00"),
        {
            "i-korthet": "Fler kommer, och de stannar längre. En vattenskada i lokalen gjorde att "
            "en träff ställdes in.",
            "siffror": "Hösten har färre skolveckor än våren, men fler besök per träff.",
            "insatser": "Studiecirkeln har börjat. Målet för träffarna är nått, målet för "
            "utbildningarna delvis. För det uppsökande arbetet finns inget mål än.",
            "resultat": "De som har kommit länge tar hand om dem som är nya. Önskemålen om teman "
            "kommer nu från dem själva.",
            "framat": "En större lokal, och ett mål för det uppsökande arbetet.",
        },
    ),
    Written(
        "annual",
        "2022",
        at("2023-03-15", "14:00"),
        {
            "i-korthet": "Första året är över. Mötesplatsen finns, den är känd och den används.",
            "insatser": "Träffarna har nått sitt mål. Utbildningarna har hållits, men färre än "
            "tänkt. Det uppsökande arbetet saknar fortfarande ett mätbart mål.",
            "ataganden": "Mål för det uppsökande arbetet sätts under våren.",
            "resultat": "Årets viktigaste resultat är tryggheten: många beskriver platsen som den "
            "enda där de kan slappna av.",
            "ekonomi": "Bidraget var 181 150 kronor. Lön för samordning och ledare tog 148 000 "
            "kronor, lokal och fika 21 000, material och teman 12 150. Inget är kvar.",
            "framat": "Fler ledare, så att en sjukvecka inte stänger mötesplatsen.",
        },
    ),
    Written(
        "half-year",
        "2023-H1",
        at("2023-08-24", "14:00"),
        {
            "i-korthet": "Våren var den mest besökta hittills. En samordnare slutade och en ny "
            "började i maj.",
            "insatser": "Mötesplatsen har varit öppen alla skolveckor utom en. Utflykten till "
            "havet blev av i juni.",
            "ataganden": "En vecka saknade ledare när tjänsten som samordnare var obesatt.",
            "resultat": "Flera som var nya i höstas leder nu aktiviteter själva.",
            "framat": "Vi vill pröva en träff till i månaden, om lokalen räcker.",
        },
    ),
)


def reports(story: Story, cast: Cast) -> None:
    """Begun some days before each was sent, by the one who sent it."""
    for written in REPORTS:
        begun = written.sent - timedelta(days=6)
        story.then(begun, partial(_write, story, cast, written))
        story.then(written.sent, partial(_send, story, cast, written))


def _write(story: Story, cast: Cast, written: Written, moment: datetime) -> None:
    by = cast["coordinator"]
    report = begin_report(
        partnership=story.partnership,
        kind=written.kind,
        period=written.period,
        by=by,
        at=moment,
    )
    for key, text in written.texts.items():
        save_section(report=report, section=key, text=text, version=0, by=by, at=moment)


def _send(story: Story, cast: Cast, written: Written, moment: datetime) -> None:
    report = story.partnership.reports.get(kind=written.kind, period=written.period)
    send_report(report=report, by=cast["coordinator"], at=moment)
