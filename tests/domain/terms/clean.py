"""A small agreement without a single finding, and ways to spoil it."""

from brygga.domain.terms import Terms, read_terms

CLEAN = """\
format = 1
key = "bryggan"
title = "Bryggan 2022–2023"
version = 1
language = "sv"
calendar = "calendars/lund.toml"

[term]
begins_on = 2022-01-01
ends_on = 2023-12-31
clause = "term"

[[parties]]
key = "kommunen"
name = "Kommunen"
kind = "public"
contact_functions = ["Handläggare"]

[[parties]]
key = "foreningen"
name = "Föreningen"
kind = "nonprofit"

[[clauses]]
key = "purpose"
part = "purpose"
place = "Syfte"
text = "En plats att ses på (öppen för alla)."

[[clauses]]
key = "change"
part = "change"
place = "Ändringar"
text = "Hur överenskommelsen ändras."

[[clauses]]
key = "activities"
part = "activities"
place = "Aktiviteter, punkt 1"
text = "Träffar varje skolvecka."

[[clauses]]
key = "contributions"
part = "contributions"
place = "Insatser"
text = "Föreningen står för lokalen."

[[clauses]]
key = "reports"
part = "reports"
place = "Rapporter"
text = "En rapport varje år, senast två månader efter årets slut."

[[clauses]]
key = "money"
part = "money"
place = "Pengar"
text = "100 000 kr om året, i två delar."

[[clauses]]
key = "term"
part = "term"
place = "Tid"
text = "2022 och 2023."

[[clauses]]
key = "parties"
part = "parties"
place = "Parter"
text = "Kommunen och Föreningen."

[[obligations]]
key = "meetup"
title = "Träff"
clause = "activities"
owed_by = ["foreningen"]
owed_to = ["kommunen"]
pattern = "count"
per = "week"
school_weeks = true

[[obligations]]
key = "invoice"
title = "Faktura"
clause = "money"
owed_by = ["foreningen"]
owed_to = ["kommunen"]
pattern = "deadline"
per = "half-year"
due = { side = "after", anchor = "start", days = 30 }

[[obligations]]
key = "payment"
title = "Utbetalning"
clause = "money"
owed_by = ["kommunen"]
owed_to = ["foreningen"]
pattern = "deadline"
per = "half-year"
due = { side = "after", anchor = "event", event = "invoice", days = 30 }
amount = 100000
amount_per = "year"
currency = "SEK"

[[obligations]]
key = "report"
title = "Årsrapport"
clause = "reports"
owed_by = ["foreningen"]
owed_to = ["kommunen"]
pattern = "deadline"
per = "year"
due = { side = "after", anchor = "end", months = 2 }

[[obligations]]
key = "venue"
title = "Lokal"
clause = "contributions"
owed_by = ["foreningen"]
owed_to = ["kommunen"]
pattern = "standing"

[[obligations]]
key = "deviation"
title = "Dialog vid avvikelse"
clause = "change"
owed_by = ["kommunen", "foreningen"]
owed_to = ["kommunen", "foreningen"]
pattern = "triggered"
when = "deviation"
within_days = 14

[[goals]]
key = "meet"
text = "Unga har någonstans att ses"
clause = "purpose"
measure = "Antal träffar och vad deltagarna säger"

[[activities]]
key = "meetups"
title = "Träffar"
clause = "activities"
target = "35 träffar om året"

[[contributions]]
key = "venue"
party = "foreningen"
kind = "in-kind"
text = "Lokal"
clause = "contributions"

[[grants]]
payer = "kommunen"
payee = "foreningen"
per_year = 100000
currency = "SEK"
payments_per_year = 2
clause = "money"
total = 200000

[review]
begin_by = 2023-06-01
clause = "term"

[[change_rules]]
parts = ["purpose", "values"]
way = "renegotiation"
clause = "change"

[[change_rules]]
parts = ["contributions"]
way = "dialogue"
clause = "change"

[[change_rules]]
parts = ["activities"]
way = "yearly-revision"
clause = "change"

[[change_rules]]
parts = ["parties"]
way = "notice"
clause = "parties"

[[documents]]
title = "Årsrapport"
promised_in = "reports"
described_in = "reports"

[[signatories]]
function = "Ordförande"
party = "foreningen"
signed_at = 2021-12-20T10:00:00+01:00

[[hashes]]
of = "Avtalet"
algorithm = "SHA-256"
value = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

[[readings]]
key = "school-week"
obligation = "meetup"
text = "En vecka räknas från tre skoldagar."
sets = { school_days = 3 }
"""


def clean() -> Terms:
    return read_terms(CLEAN, name="clean.toml")


def spoiled(*changes: tuple[str, str]) -> str:
    """The file with the first place of each text replaced: it must be there."""
    text = CLEAN
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text
