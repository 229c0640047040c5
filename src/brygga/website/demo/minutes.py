"""What Q-hänget's steering group noted, decided and gave somebody to do, meeting by meeting."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from brygga.parties.models import Person
from brygga.steering.actions import (
    add_item,
    approve_minutes,
    finish_action,
    give_action,
    note_presence,
    open_meeting,
    record_decision,
    send_for_approval,
    write_note,
)
from brygga.steering.models import ActionItem, Answer, Attended, Meeting, SeatHolder
from brygga.steering.queries import agenda_of, expected_at
from brygga.website.demo.cast import Cast
from brygga.website.demo.story import Story, at

OPENS, NOTED, DECIDED = "13:00", "13:10", "13:40"
DONE_AFTER = timedelta(60)


@dataclass(frozen=True, slots=True)
class Said:
    """An item raised at a meeting: what was noted, decided (kind, subject, words, details), and
    given to a party to do by a day."""

    title: str
    note: str
    decided: tuple[tuple[str, str, str, dict[str, Any]], ...] = ()
    to_do: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Minuted:
    """What is peculiar to one meeting: what was said, which nonprofit member approves, if they have
    done so, and whether what was to do is done."""

    said: tuple[Said, ...]
    approver: str = "developer"
    is_done: bool = True
    is_approved: bool = True


def waived(week: str, reason: str) -> tuple[str, str, str, dict[str, Any]]:
    words = f"att ge undantag för träffen vecka {int(week[-2:])}."
    return ("waiver", f"weekly-meetup/{week}", words, {"reason": reason})


def approves(report: str, called: str) -> tuple[str, str, str, dict[str, Any]]:
    return ("report-approved", report, f"att godkänna {called}.", {})


def minuted(before_signing: Iterable[str]) -> dict[str, Minuted]:
    """By the day on which each meeting was held."""
    unsigned = "Överenskommelsen var inte undertecknad än."
    return {
        "2022-02-15": Minuted(
            (
                Said(
                    "Veckorna före undertecknandet",
                    "Överenskommelsen gäller från årets början men undertecknades i slutet av "
                    "januari. De första skolveckorna gick utan träff.",
                    tuple(waived(week, unsigned) for week in before_signing),
                    (("Sätt upp affischer på skolorna", "lund", "2022-03-15"),),
                ),
            )
        ),
        "2022-05-17": Minuted(
            (
                Said(
                    "Mätbara mål",
                    "Mål finns för träffarna, utbildningarna och nätverket. Det uppsökande "
                    "arbetet saknar mål. Klausulen säger inte när målen ska vara satta.",
                    (
                        (
                            "reading",
                            "targets-set",
                            "att målen ska vara satta före årets slut.",
                            {
                                "text": "Målen ska vara satta till sista december 2022.",
                                "sets": {"due": {"on": "2022-12-31"}},
                            },
                        ),
                    ),
                    (("Föreslå mål för det uppsökande arbetet", "tjejjouren", "2022-09-13"),),
                ),
            )
        ),
        "2022-09-20": Minuted(
            (
                Said(
                    "Halvårsrapporten",
                    "Gruppen gick igenom rapporten. Fler hittar hit genom elevhälsan.",
                    (approves("half-year/2022-H1/1", "halvårsrapporten för våren 2022"),),
                ),
            ),
            approver="coordinator",
        ),
        "2022-12-06": Minuted(
            (
                Said(
                    "Den inställda träffen",
                    "En vattenskada stängde lokalen. Lokalen är lagad.",
                    (("none", "", "att godta att träffen vecka 46 ställdes in.", {}),),
                    (("Ta fram en reservlokal", "lund", "2023-02-01"),),
                ),
                Said(
                    "Årets aktiviteter",
                    "Aktiviteterna gicks igenom. Målet för mötesplatsen behövde en siffra.",
                    (
                        (
                            "activity",
                            "meeting-place",
                            "att mötesplatsen ska vara öppen minst 36 skolveckor om året.",
                            {
                                "title": "Mötesplatsen öppen varje skolvecka",
                                "more": "Kreativt, tryggt och utvecklande. Större aktiviteter ska "
                                "kunna ordnas.",
                                "target": "Öppet minst 36 skolveckor om året.",
                            },
                        ),
                    ),
                ),
            )
        ),
        "2023-02-21": Minuted(
            (
                Said(
                    "En långsiktig form",
                    "Översynen av om överenskommelsen ska fortsätta är påbörjad.",
                    (
                        (
                            "external-funds",
                            "tjejjouren",
                            "att Tjejjouren i Lund söker medel för utbildningarna.",
                            {"funder": "Allmänna arvsfonden", "amount": 240_000},
                        ),
                    ),
                    (("Skriv ett underlag om fortsättningen", "lund", "2023-05-15"),),
                ),
                Said(
                    "Halvårsrapporten",
                    "Gruppen gick igenom rapporten för hösten. Fler besök per träff än i våras.",
                    (approves("half-year/2022-H2/1", "halvårsrapporten för hösten 2022"),),
                ),
            )
        ),
        "2023-05-23": Minuted(
            (
                Said(
                    "Ny samordnare",
                    "En ny samordnare har börjat. Under våren delade jourerna på arbetet.",
                    (("none", "", "att tacka dem som höll träffarna igång.", {}),),
                ),
                Said(
                    "Årsrapporten",
                    "Gruppen gick igenom årsrapporten och dess ekonomi.",
                    (approves("annual/2022/1", "årsrapporten för 2022"),),
                ),
            )
        ),
        "2023-09-19": Minuted(
            (
                Said(
                    "Halvårsrapporten",
                    "Gruppen gick igenom rapporten för våren. Frågan om en andra träff i veckan "
                    "tas upp när ansökan är besvarad.",
                    (approves("half-year/2023-H1/1", "halvårsrapporten för våren 2023"),),
                    (
                        ("Föreslå dagar för nästa års möten", "lund", "2023-10-13"),
                        ("Redovisa hur ledarna utbildas", "kvinnojouren", "2023-11-20"),
                    ),
                ),
            ),
            is_done=False,
            is_approved=False,
        ),
    }


# Who ticks an action off, by the party that was to do it.
DOER = {"lund": "officer", "tjejjouren": "coordinator", "kvinnojouren": "developer"}


@dataclass
class Minuting:
    """One meeting's minutes, told as the officer and the approvers did it."""

    story: Story
    cast: Cast
    meeting: dict[str, Meeting]
    planned: str
    given: Minuted
    absent: dict[str, Answer] = field(default_factory=dict)
    to_do: list[ActionItem] = field(default_factory=list)

    def tell(self, held: str, approved: str) -> None:
        then = self.story.then
        then(at(held, OPENS), self._open)
        then(at(held, NOTED), self._note)
        then(at(held, DECIDED), self._decide)
        then(at(approved, "09:00") - timedelta(5), self._send)
        then(at(approved, "10:00"), partial(self._approve, self.cast["unit_head"]))
        if self.given.is_approved:
            by = self.cast[self.given.approver]
            then(at(approved, "10:30"), partial(self._approve, by))
        if self.given.is_done:
            then(at(held, "09:00") + DONE_AFTER, self._finish)

    def _open(self, moment: datetime) -> None:
        open_meeting(meeting=self.meeting[self.planned], by=self.cast["officer"], at=moment)

    def _note(self, moment: datetime) -> None:
        here, by = self.meeting[self.planned], self.cast["officer"]
        changes = {h.pk: ("", self._attended(h)) for h in expected_at(here)}
        note_presence(meeting=here, changes=changes, by=by, at=moment)
        for item in agenda_of(here):
            if item.source == "frame:opening":
                text = "Ordföranden öppnade mötet. Dagordningen godkändes."
                write_note(item=item, text=text, version=0, by=by, at=moment)

    def _attended(self, holder: SeatHolder) -> Attended:
        """By what was answered; the substitute comes when somebody said so."""
        stays_away = {self.cast[who].pk: given for who, given in self.absent.items()}
        if holder.is_substitute:
            comes = Answer.SUBSTITUTE in stays_away.values()
            return Attended.PRESENT if comes else Attended.ABSENT
        return Attended.ABSENT if holder.person_id in stays_away else Attended.PRESENT

    def _decide(self, moment: datetime) -> None:
        by: Person = self.cast["officer"]
        for said in self.given.said:
            item = add_item(
                meeting=self.meeting[self.planned], title=said.title, minutes=15, by=by, at=moment
            )
            write_note(item=item, text=said.note, version=0, by=by, at=moment)
            for kind, subject, text, details in said.decided:
                record_decision(
                    item=item,
                    kind=kind,
                    subject=subject,
                    text=text,
                    details=details,
                    by=by,
                    at=moment,
                )
            for text, party, due in said.to_do:
                action = give_action(
                    item=item,
                    text=text,
                    party=party,
                    due_on=date.fromisoformat(due),
                    by=by,
                    at=moment,
                )
                self.to_do.append(action)

    def _send(self, moment: datetime) -> None:
        here = self.meeting[self.planned]
        chosen = {self.cast["unit_head"].pk, self.cast[self.given.approver].pk}
        send_for_approval(
            meeting=here,
            approvers=[holder for holder in expected_at(here) if holder.person_id in chosen],
            by=self.cast["officer"],
            at=moment,
        )

    def _approve(self, by: Person, moment: datetime) -> None:
        approve_minutes(meeting=self.meeting[self.planned], by=by, at=moment)

    def _finish(self, moment: datetime) -> None:
        for action in self.to_do:
            finish_action(action=action, is_done=True, by=self.cast[DOER[action.party]], at=moment)
