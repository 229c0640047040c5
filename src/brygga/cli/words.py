"""The words of the tables: what a machine reads as an id, a person reads as a word."""

from brygga.domain.language import Text
from brygga.domain.obligations import Standing
from brygga.domain.terms import Severity
from brygga.domain.terms.model import Way

STANDINGS = {
    Standing.UPCOMING: Text("· kommande", "· upcoming"),
    Standing.OPEN: Text("○ pågår", "○ open"),
    Standing.DUE_SOON: Text("◔ snart", "◔ due soon"),
    Standing.KEPT: Text("● hållet", "● kept"),
    Standing.KEPT_LATE: Text("◐ hållet sent", "◐ kept late"),
    Standing.MISSED: Text("✕ missat", "✕ missed"),
    Standing.WAIVED: Text("◇ undantag", "◇ waived"),
    Standing.NOT_APPLICABLE: Text("– gäller inte", "– not applicable"),
    Standing.UNDATED: Text("? utan datum", "? undated"),
}

SEVERITIES = {
    Severity.SERIOUS: Text("allvarlig", "serious"),
    Severity.WARNING: Text("varning", "warning"),
    Severity.NOTE: Text("notering", "note"),
}

WAYS = {
    Way.RENEGOTIATION: Text("omförhandling", "renegotiation"),
    Way.DIALOGUE: Text("dialog", "dialogue"),
    Way.YEARLY_REVISION: Text("årlig uppföljning", "yearly revision"),
    Way.NOTICE: Text("meddelande", "notice"),
    None: Text("ändrar inte avtalet", "no change of the agreement"),
}

HELP = {
    "brygga": Text(
        "Den undertecknade överenskommelsen är programmet.", "The signed agreement is the program."
    ),
    "command": Text("KOMMANDO", "COMMAND"),
    "version": Text("visa versionen", "show the version"),
    "terms": Text("en överenskommelse i en fil", "an agreement in a file"),
    "check": Text(
        "vad en noggrann läsare skulle fråga om (0: inget, 1: något)",
        "what a careful reader would ask about (0: nothing, 1: something)",
    ),
    "plan": Text("allt som ska göras, och när", "everything that is to be done, and when"),
    "diff": Text(
        "vad som skiljer två versioner, och hur det får ändras (0: inget, 1: något)",
        "what differs between two versions, and how it may be changed (0: nothing, 1: something)",
    ),
    "schema": Text("filformatets JSON Schema", "the JSON Schema of the file format"),
    "standing": Text(
        "hur allt stod en viss dag, enligt underlag i en CSV-fil",
        "how everything stood on a day, by evidence in a CSV file",
    ),
    "serve": Text("starta webbplatsen", "start the site"),
    "demo": Text("bygg demon på nytt", "build the demo anew"),
    "manage": Text("Djangos egna kommandon", "Django's own commands"),
    "file": Text("överenskommelsen, en TOML-fil", "the agreement, a TOML file"),
    "old": Text("den tidigare versionen", "the earlier version"),
    "new": Text("den senare versionen", "the later version"),
    "what": Text("vilket format (terms)", "which format (terms)"),
    "from": Text(
        "bara det vars period når den här dagen eller senare",
        "only what has its period on this day or later",
    ),
    "to": Text(
        "bara det vars period når den här dagen eller tidigare",
        "only what has its period on this day or earlier",
    ),
    "calendar": Text(
        "skolkalender, i stället för den som filen nämner",
        "school calendar, instead of the one that the file names",
    ),
    "evidence": Text("underlag, en CSV-fil", "evidence, a CSV file"),
    "as-of": Text("den dag det gäller", "the day that it is about"),
    "format": Text("hur svaret skrivs (table)", "how the answer is written (table)"),
    "language": Text("språk (sv)", "language (sv)"),
    "port": Text("port (8000)", "port (8000)"),
}

# What the standard library's parser says by itself, in its own words first.
PARSER_SV = {
    "usage: ": "så här: ",
    "positional arguments": "vad",
    "options": "tillval",
    "show this help message and exit": "visa den här hjälpen",
    "%(prog)s: error: %(message)s\n": "%(prog)s: fel: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "det här saknas: %s",
    "unrecognized arguments: %s": "det här känns inte igen: %s",
    "expected one argument": "väntade ett värde",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r går inte; välj något av %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r går inte att läsa",
    "ignored explicit argument %r": "värdet %r hör inte dit",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s kan betyda flera saker: %(matches)s"
    ),
}
