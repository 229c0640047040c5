"""What the parts of an agreement are called on a page, and its rules in a line of words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from brygga.domain.calendar import Per
from brygga.domain.language import Language, Text
from brygga.domain.life import Kind, Outcome, State, Step
from brygga.domain.terms.model import (
    Anchor,
    ClausePart,
    ContributionKind,
    Due,
    Obligation,
    PartyKind,
    Pattern,
    Side,
    Way,
)
from brygga.parties.membership import Member
from brygga.parties.roles import Role

PARTS: dict[ClausePart, str | Promise] = {
    ClausePart.BACKGROUND: _("Bakgrund"),
    ClausePart.PURPOSE: _("Syfte"),
    ClausePart.VALUES: _("Värdegrund"),
    ClausePart.GOALS: _("Mål"),
    ClausePart.FORM: _("Form"),
    ClausePart.PARTIES: _("Parter"),
    ClausePart.ACTIVITIES: _("Aktiviteter"),
    ClausePart.CONTRIBUTIONS: _("Insatser"),
    ClausePart.DEVELOPMENT: _("Utveckling"),
    ClausePart.GOVERNANCE: _("Styrning"),
    ClausePart.REPORTS: _("Rapporter"),
    ClausePart.TERM: _("Tid"),
    ClausePart.MONEY: _("Pengar"),
    ClausePart.CHANGE: _("Ändringar"),
    ClausePart.ENDING: _("Avslut"),
    ClausePart.DISPUTE: _("Tvist"),
}

WAYS: dict[Way, str | Promise] = {
    Way.RENEGOTIATION: _("Omförhandling och nya underskrifter"),
    Way.DIALOGUE: _("Dialog som dokumenteras"),
    Way.YEARLY_REVISION: _("Den årliga uppföljningen"),
    Way.NOTICE: _("Meddelande"),
}

STATES: dict[State, str | Promise] = {
    State.NOTHING: _("inget förslag än"),
    State.PROPOSED: _("förslag lämnat"),
    State.ASSESSED: _("förslaget bedömt"),
    State.DECLINED: _("förslaget fick nej"),
    State.DECIDED: _("beslutat"),
    State.DRAFTED: _("utkast"),
    State.READY: _("klar att skriva under"),
    State.SIGNED: _("underskriven, börjar senare"),
    State.IN_FORCE: _("gäller"),
    State.NOTICE_GIVEN: _("uppsagd"),
    State.RENEWED: _("gick ut, ska fortsätta"),
    State.EXPIRED: _("gick ut"),
    State.ENDED: _("upphörde efter uppsägning"),
    State.CANCELLED: _("hävd"),
}

# The picture beside the word: how it stands is never told by colour alone.
STATE_SIGNS: dict[State, str] = {
    State.IN_FORCE: "check",
    State.NOTICE_GIVEN: "warning",
    State.CANCELLED: "close",
}

KINDS: dict[Kind, str | Promise] = {
    Kind.REVIEW: _("Genomgång inför partnerskapets fortsättning"),
    Kind.BREACH: _("Brist i ett åtagande"),
    Kind.CIRCUMSTANCES: _("Väsentligt ändrat läge"),
    Kind.DISPUTE: _("Tvist"),
}
KINDS_IN_LETTERS: dict[Kind, Text] = {
    Kind.REVIEW: Text(
        "Genomgång inför partnerskapets fortsättning",
        "Review of whether the partnership goes on",
    ),
    Kind.BREACH: Text("Brist i ett åtagande", "Breach of an obligation"),
    Kind.CIRCUMSTANCES: Text("Väsentligt ändrat läge", "Materially changed circumstances"),
    Kind.DISPUTE: Text("Tvist", "Dispute"),
}

OUTCOMES: dict[Outcome, str | Promise] = {
    Outcome.CONTINUE: _("Partnerskapet ska fortsätta"),
    Outcome.EXPIRE: _("Överenskommelsen får löpa ut"),
    Outcome.PUT_RIGHT: _("Bristen är rättad"),
    Outcome.AGREED: _("Parterna är överens"),
    Outcome.ESCALATED: _("Parterna är inte överens; frågan går vidare"),
}

STEPS: dict[Step, str | Promise] = {
    Step.PROPOSE: _("Förslaget lämnades"),
    Step.ASSESS: _("Förslaget bedömdes"),
    Step.DECLINE: _("Förslaget fick nej"),
    Step.DECIDE: _("Överenskommelsen beslutades"),
    Step.DRAFT: _("Ett utkast skrevs"),
    Step.MAKE_READY: _("Utkastet blev klart att skriva under"),
    Step.REOPEN: _("Utkastet öppnades igen"),
    Step.SIGN: _("Den underskrivna överenskommelsen lästes in"),
    Step.CHANGE: _("Överenskommelsen ändrades"),
    Step.BEGIN_REVIEW: _("Genomgången började"),
    Step.LET_CONTINUE: _("Genomgången sa: partnerskapet ska fortsätta"),
    Step.LET_EXPIRE: _("Genomgången sa: överenskommelsen får löpa ut"),
    Step.TAKE_UP_BREACH: _("En brist togs upp"),
    Step.TAKE_UP_CIRCUMSTANCES: _("Ett väsentligt ändrat läge togs upp"),
    Step.DEMAND: _("Rättelse begärdes"),
    Step.GIVE_NOTICE: _("Överenskommelsen sades upp"),
    Step.WITHDRAW_NOTICE: _("Uppsägningen togs tillbaka"),
    Step.CANCEL: _("Överenskommelsen hävdes"),
    Step.TAKE_UP_DISPUTE: _("En tvist togs upp"),
}

CONTRIBUTIONS: dict[ContributionKind, str | Promise] = {
    ContributionKind.MONEY: _("pengar"),
    ContributionKind.IN_KIND: _("arbete och resurser"),
}

# The keys of the file as a reader calls them.
SECTIONS: dict[str, str | Promise] = {
    "format": _("Filformat"),
    "key": _("Nyckel"),
    "title": _("Namn"),
    "version": _("Version"),
    "language": _("Språk"),
    "calendar": _("Läsårskalender"),
    "reference": _("Diarienummer"),
    "target_group": _("Målgrupp"),
    "term": _("Avtalstid"),
    "parties": _("Part"),
    "clauses": _("Klausul"),
    "criteria": _("Kriterium"),
    "goals": _("Mål"),
    "activities": _("Aktivitet"),
    "contributions": _("Insats"),
    "development_areas": _("Utvecklingsområde"),
    "obligations": _("Åtagande"),
    "grants": _("Bidrag"),
    "governance": _("Styrgrupp"),
    "review": _("Genomgång inför fortsättning"),
    "notice": _("Uppsägning"),
    "cancellation": _("Hävning"),
    "change_rules": _("Ändringsregel"),
    "documents": _("Handling"),
    "questions": _("Fråga som står kvar"),
    "signatories": _("Underskrift"),
    "hashes": _("Kontrollsumma"),
    "proposal": _("Förslag"),
    "readings": _("Tolkning"),
    # Places of their own in a draft.
    "heading": _("Rubrik och målgrupp"),
    "governance.seats": _("Platserna i styrgruppen"),
    "text": _("Hela texten"),
}

FIELDS: dict[str, str | Promise] = {
    "text": _("text"),
    "title": _("rubrik"),
    "name": _("namn"),
    "place": _("plats i texten"),
    "part": _("del"),
    "clause": _("klausul"),
    "owed_by": _("vem som ska hålla det"),
    "owed_to": _("mot vem"),
    "at_least": _("minst antal"),
    "per": _("rytm"),
    "due": _("sista dag"),
    "target": _("mätbart mål"),
    "measure": _("hur det märks"),
    "amount": _("belopp"),
    "per_year": _("belopp per år"),
    "payments_per_year": _("utbetalningar per år"),
    "total": _("summa"),
    "begins_on": _("första dag"),
    "ends_on": _("sista dag"),
    "begin_by": _("senast påbörjad"),
    "months": _("månader"),
    "grounds": _("grunder"),
    "contact_functions": _("kontaktfunktioner"),
    "about": _("om parten"),
    "evidence": _("vad som visar det"),
    "seats": _("platser"),
    "tasks": _("uppgifter"),
    "sets": _("vad den avgör"),
    "order": _("ordning"),
    "signed_at": _("undertecknad"),
    "method": _("sätt"),
    "value": _("värde"),
    "organisation_number": _("organisationsnummer"),
    "number": _("nummer"),
    "source": _("källa"),
    "kind": _("slag"),
    "party": _("part"),
    "pattern": _("mönster"),
    "school_weeks": _("bara skolveckor"),
    "school_days": _("så många skoldagar gör en skolvecka"),
    "each_party": _("varje part för sig"),
    "when": _("händelse som utlöser, som nyckel"),
    "occasion": _("händelsen i ord"),
    "within_days": _("inom så många dagar"),
    "within_months": _("inom så många månader"),
    "amount_per": _("beloppet gäller för"),
    "currency": _("valuta"),
    "payer": _("vem som betalar"),
    "payee": _("vem som får pengarna"),
    "function": _("funktion"),
    "parties": _("parter"),
    "parts": _("delar av överenskommelsen"),
    "way": _("så ändras de"),
    "ground": _("grund"),
    "repayment": _("återbetalning"),
    "promised_in": _("nämns i"),
    "described_in": _("beskrivs i"),
    "reference": _("diarienummer"),
    "target_group": _("målgrupp"),
    "development_areas": _("områden att utveckla"),
    "due_on": _("sista dag, om den är bestämd"),
    "due_side": _("annars före eller efter"),
    "due_anchor": _("räknat från"),
    "due_event": _("vilket åtagande, om det räknas från ett annat"),
    "due_days": _("så många dagar"),
    "due_months": _("och så många månader"),
}

PATTERNS: dict[Pattern, str | Promise] = {
    Pattern.COUNT: _("antal: så många gånger per period"),
    Pattern.DEADLINE: _("senast: till en viss dag"),
    Pattern.STANDING: _("löpande: hela tiden"),
    Pattern.TRIGGERED: _("utlöst: när något händer"),
}

SIDES: dict[Side, str | Promise] = {Side.BEFORE: _("före"), Side.AFTER: _("efter")}

ANCHORS: dict[Anchor, str | Promise] = {
    Anchor.START: _("periodens början"),
    Anchor.END: _("periodens slut"),
    Anchor.EVENT: _("ett annat åtagande"),
}

PARTY_KINDS: dict[PartyKind, str | Promise] = {
    PartyKind.PUBLIC: _("offentlig part"),
    PartyKind.NONPROFIT: _("idéburen part"),
}

# What each place of a draft is for, where its name does not say enough.
HINTS: dict[str, str | Promise] = {
    "place": _("Var i texten klausulen står: rubriken och punkten."),
    "evidence": _("Till exempel: en träff som har hållits."),
    "tasks": _("En uppgift per rad."),
    "grounds": _("En grund per rad. Lämna tomt om ingen behövs."),
    "contact_functions": _("En funktion per rad, aldrig en person."),
    "development_areas": _("Ett område per rad."),
    "currency": _("SEK för svenska kronor."),
}

EACH: dict[Per, str | Promise] = {
    Per.WEEK: _("varje vecka"),
    Per.MONTH: _("varje månad"),
    Per.QUARTER: _("varje kvartal"),
    Per.HALF_YEAR: _("varje halvår"),
    Per.YEAR: _("varje år"),
    Per.SCHOOL_TERM: _("varje skoltermin"),
    Per.TERM: _("under hela avtalstiden"),
}


def language() -> Language:
    """The two languages that are complete; anything else reads Swedish."""
    return "en" if get_language() == "en" else "sv"


def each(obligation: Obligation) -> str:
    """Its rhythm: varje skolvecka."""
    if obligation.school_weeks:
        return gettext("varje skolvecka")
    return str(EACH[obligation.per]) if obligation.per else ""


def rule_in_words(obligation: Obligation) -> str:
    """When it is to be done: “minst 4 gånger varje år”. Says what the text leaves open."""
    match obligation.pattern:
        case Pattern.COUNT:
            return _count(obligation)
        case Pattern.DEADLINE:
            return _deadline(obligation)
        case Pattern.TRIGGERED:
            return _triggered(obligation)
        case _:
            return gettext("hela tiden")


def _count(o: Obligation) -> str:
    times = ngettext("minst %(count)s gång", "minst %(count)s gånger", o.at_least)
    said = times % {"count": o.at_least}
    return (
        f"{said} {each(o)}" if o.per else gettext("%(times)s; hur ofta står inte") % {"times": said}
    )


def _deadline(o: Obligation) -> str:
    rhythm = each(o) if o.per and o.per is not Per.TERM else ""
    when = due_in_words(o.due) if o.due else gettext("sista dag står inte")
    many = ngettext("%(count)s gång", "%(count)s gånger", o.at_least) % {"count": o.at_least}
    return ", ".join(part for part in (many if o.at_least > 1 else "", rhythm, when) if part)


def due_in_words(due: Due) -> str:
    """senast 2023-03-01; senast 60 dagar efter periodens slut"""
    if due.on:
        return gettext("senast %(day)s") % {"day": due.on.isoformat()}
    length = _length(due.months, due.days)
    anchor = _anchor(due)
    if not length:
        return gettext("samma dag som %(what)s") % {"what": anchor}
    said = (
        gettext("senast %(length)s före %(what)s")
        if due.side is Side.BEFORE
        else gettext("senast %(length)s efter %(what)s")
    )
    return said % {"length": length, "what": anchor}


def _anchor(due: Due) -> str:
    if due.anchor is Anchor.EVENT:
        return str(due.event)
    return gettext("periodens början") if due.anchor is Anchor.START else gettext("periodens slut")


def _length(months: int, days: int) -> str:
    parts = []
    if months:
        said = ngettext("%(count)s månad", "%(count)s månader", months)
        parts.append(said % {"count": months})
    if days:
        parts.append(ngettext("%(count)s dag", "%(count)s dagar", days) % {"count": days})
    return gettext(" och ").join(parts)


def _triggered(o: Obligation) -> str:
    when = gettext("när det här händer: %(when)s") % {"when": o.occasion or o.when}
    within = _length(o.within_months or 0, o.within_days or 0)
    if within:
        return gettext("%(when)s, inom %(within)s") % {"when": when, "within": within}
    return gettext("%(when)s; inom vilken tid står inte") % {"when": when}


def who_acted(role: str, party: str, name: str, member: Member, names: Mapping[str, str]) -> str:
    """Who took a step, for a row of any slice: role and party (keys), and the name, to one's own.

    A name stays inside its own organisation.
    """
    said = str(Role(role).label) if role in Role.values else ""
    organisation = names.get(party, party)
    own = party in member.parties
    return ", ".join(part for part in (name if own else "", said, organisation) if part)
