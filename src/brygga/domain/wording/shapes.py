"""What points at a person, by its shape alone: numbers, addresses, handles, plates."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from brygga.domain.language import Text
from brygga.domain.wording.seen import Seen


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of trace of a person: what is said when it is there, and how it is found."""

    reason: Text
    is_in: Callable[[Seen], bool]


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


# Personal and coordination numbers, checksum or not: people mistype, and the wrong number may be
# somebody else's. An organisation number has at least 20 where a person has the month, so it may
# stand; a sole trader's is her own and may not.
_GAP = r"[ ]{0,2}[-+./_:,]?[ ]{0,2}"
_BEFORE_LAST = r"[ ]{0,2}[-+._:,*]{0,2}[ ]{0,2}"
_BORN = rf"(?:(?:18|19|20)\d\d|\d\d){_GAP}[01]\d{_GAP}\d\d"
_NOT_A_DAY = r"(?!\d|[-/.][01]\d[-/.][0-3]\d(?!\d))"
_PERSONAL_NUMBER = _any_of(
    rf"(?<!\d){_BORN}{_BEFORE_LAST}\d{{4}}{_NOT_A_DAY}",
    # With a letter, as given to those who have no number yet, or with the last four masked.
    r"(?<!\d)(?:\d\d)?\d\d[01]\d\d\d ?[-+] ?(?:[a-z]{1,2}\d{2,3}(?!\d)|[x*_#]{4})",
    # Digit by digit, and two by two.
    r"(?<!\d)\d(?:[ .,/_+-]{1,3}\d){9,11}(?!\d)",
    r"(?<!\d)(?:(?:18|19|20)[ ._])?\d\d[ ._][01]\d(?:[ ._]\d\d){3}(?!\d)",
)

_ONE_DIGIT = "noll|ett|en|två|tre|fyra|fem|sex|sju|åtta|nio"
_TENS = "tjugo?|tretti|tretton?|fyrti|femti|sexti|sjutti|åtti|nitti"
_SPELLED = (
    rf"(?:(?:{_TENS})o?(?:{_ONE_DIGIT})?|tio|elva|tolv|fjorton|femton|sexton|sjutton|arton|nitton"
    rf"|{_ONE_DIGIT})"
)
_PHONE_NUMBER = _any_of(
    r"(?<![\d,])\(?0[1-9](?:[ ()./-]{0,3}\d){6,9}(?!\d)",
    r"\(0\)[ -]?[1-9](?:[ ()./-]{0,3}\d){6,9}(?!\d)",
    r"(?:\+|(?<!\d)00) ?[1-9]\d{0,2}(?:[ ()./-]{0,3}\d){6,12}(?!\d| ?(?:kr|sek|procent|%))",
    r"\b(?:tel|telefon|mob|mobil|sms)(?:nr|nummer|numret)?(?: är)?[.:]{0,2} ?"
    r"(?!116)\d(?:[ /-]{0,2}\d){4,}",
    # Said aloud: seven numbers in a row are no amount and no age, nor are five that begin with 0.
    rf"\b{_SPELLED}(?:[ ,-]{{1,2}}{_SPELLED}){{6,}}\b",
    rf"\bnoll(?:[ ,-]{{1,2}}{_SPELLED}){{4,}}\b",
)

_AT = r"(?:[(\[{<] ?(?:at|@|snabel[ -]?a) ?[)\]}>]|\bsnabel[ -]?a\b)"
_DOT = r"(?:\.| ?[(\[{]? ?\b(?:punkt|dot)\b ?[)\]}]? ?| ?[(\[{]\.[)\]}] ?)"
_ENDING = r"(?:se|nu|com|org|net|eu|info|dk|no|fi|de|io|me|uk)\b"
_E_MAIL = _any_of(
    r"[^\s@]@[^\s@]",
    rf"\w ?{_AT} ?\w",
    rf"\w ?@ ?[\w-]+(?: ?{_DOT} ?[\w-]+)* ?{_DOT} ?{_ENDING}",
    rf"\w ?(?:\(a\)|\[a\]|\bat\b) ?[\w-]+(?:{_DOT}[\w-]+)*{_DOT}{_ENDING}",
    rf"\b(?:gmail|hotmail|outlook|live|yahoo|icloud|protonmail|proton|telia){_DOT}{_ENDING}",
)

# After the name of a service an ordinary word goes on with the sentence; any other is taken for a
# name. After "på insta" most words are ordinary, so there only what is spelled as names are.
_SERVICE = (
    r"(?:insta(?:gram)?|ig|snap(?:chat)?|tiktok|facebook|fb|twitter|bereal|whatsapp|discord"
    r"|telegram|kik|twitch|roblox|messenger|signal)"
)
_SURE_SERVICE = r"(?:insta(?:gram)?|snap(?:chat)?|tiktok|bereal)"
_GOES_ON = r"""(?:
    och|eller|men|så|för|att|som|när|där|om|i|på|till|från|med|utan|via|av|under|efter|innan|före|
    inför|sedan|sen|idag|igår|nu|inte|också|även|än|bara|mest|mer|mycket|alla|vi|de|dem|ni|man|
    det|den|dom|en|ett|tre|två|fyra|fem|här|är|var|blev|blir|har|hade|ska|skulle|kan|kunde|får|fick|
    gav|ger|går|gick|funkar|fungerar|fungerade|fungera|nådde|når|lockade|ledde|ligger|låg|syns|
    syntes|visar|visade|används|användes|saknas|saknades|behöver|behövs|bör|måste|kom|kommer|
    konto|kontot|kontona|konton|sida|sidan|grupp|gruppen|kanal|kanalen|inlägg|inlägget|inläggen|tillsammans|
    story|stories|storyn|live|reel|reels|film|filmer|filmen|bild|bilder|bilden|annons|annonser|
    annonsen|reklam|kampanj|kampanjen|filter|chatt|chatten|notiser|statistik|tips|regler|
    uppdaterat|uppdaterades|uppdateras|uppdatera|lades|stängdes|startades|planeras|diskuterades|
    klart|klar|publicerat|informera|marknadsför|marknadsförde|
    \w+(?:ade|ades|erat|ats|ande|ningen?|ningar|elsen?)
)"""
_HANDLE_LIKE = r"(?=[\w.]*(?:\d|_|\w\.\w))[\w.]{3,}"
_HANDLE = re.compile(
    rf"""
      (?<![\w.+-])@\w
    | \b{_SERVICE}(?:namn|konto|kontot|nick)?\ ?(?:[:=]|\bheter\b|->)\ ?(?!{_GOES_ON}\b)[\w.]
    | (?<!på\ )(?<!via\ )(?<!\bi\ )(?<!från\ )(?<!vår\ )(?<!vårt\ )(?<!genom\ )
      \b{_SURE_SERVICE}(?:namn)?\ (?!{_GOES_ON}\b)[\w.]
    | \b{_SERVICE}(?:namn|konto|kontot)?\ (?:är\ |heter\ )?{_HANDLE_LIKE}
    | \b(?:heter|kallar\ sig)\ [\w.]+\ på\ {_SURE_SERVICE}\b
    | \b(?:är|som)\ {_HANDLE_LIKE}\ på\ {_SURE_SERVICE}\b
    | \b(?:hens|hans|hennes|deras|någons|vars)\ {_SERVICE}\ är\ (?!{_GOES_ON}\b)[\w.]
    | \b(?:användarnamn(?:et)?|nick(?:name)?)\ ?(?:[:=]|är|heter)\ ?\w
    | \b(?:instagram|tiktok|snapchat|facebook|fb|twitter|x|twitch|t)\.(?:com|me|tv)/[\w.@]
    """,
    re.VERBOSE,
)

# A street's name ends as streets do and is followed by a number that counts nothing.
_PLACES_TO_BE = (
    r"(?<!mötes)(?<!träff)(?<!arbets)(?<!parkerings)(?<!lek)(?<!praktik)(?<!marknads)(?<!sitt)"
    r"(?<!bo)(?<!upp)(?<!samlings)(?<!håll)(?<!tränings)(?<!fotbolls)(?<!utbildnings)(?<!rast)"
)
_ENDS_A_STREET = (
    r"(?:gatan?|(?<!riks)(?<!läns)(?<!motor)väg(?:en)?|gränd(?:en)?|stig(?:en)?|all[ée]n?"
    r"|torg(?:et)?|backen|esplanaden|slingan|kajen)"
)
_STREET = (
    rf"(?:\w{{1,30}}-?{_ENDS_A_STREET}|\w{{2,30}}{_PLACES_TO_BE}plats(?:en)?"
    r"|\b(?:södra|norra|västra|östra|gamla|nya|stora|lilla|övre|nedre|sankt|s:ta?) "
    rf"(?:\w{{1,30}} )?(?:{_ENDS_A_STREET}|plats(?:en)?)|(?<!\w)-{_ENDS_A_STREET})"
)
_COUNTED = (
    r"(?: ?(?:km|m|mil|meter|min|minuter|kr|procent|st)\b| ?%|[.:]\d"
    r"| (?:gånger|personer|ungdomar|unga|besökare|volontärer|ledare|deltagare|timmar|dagar|veckor"
    r"|träffar|barn|familjer|gäster|kvällar)\b)"
)
_STREET_NUMBER = _any_of(rf"{_STREET},? (?:nr |nummer )?\d{{1,3}}(?!\d|{_COUNTED}| ?-? ?kl\b)")

# Capitals, or joined, or after a word that says so: "kom 123 ungdomar" is no plate.
_PLATE_LETTERS = r"[A-HJ-PR-UW-Z]{3}"
_PLATE_DIGITS = r"\d\d[A-HJ-PR-UW-Z\d]"
_SHORT_FORMS = r"(?!SHA|ISO|RFC|SEK|EUR|NOK|DKK|USD|GBP|MIN|MAX|TEL|RUM|SAL|KAP|DNR|SFS)"
_PLATE = re.compile(rf"\b{_SHORT_FORMS}{_PLATE_LETTERS}[ -]?{_PLATE_DIGITS}(?![\w/])")
_PLATE_ANYHOW = re.compile(
    rf"""
      \b(?!rum|sal|kap|sha|iso){_PLATE_LETTERS}{_PLATE_DIGITS}(?![\w/])
    | \b(?:reg(?:istrerings)?\.?\ ?(?:nr|nummer|skylt)?|skylten?|bilen?|mopeden?|epan?)[.:]?\ ?
      {_PLATE_LETTERS}\ {_PLATE_DIGITS}(?![\w/])
    """,
    re.VERBOSE | re.IGNORECASE,
)

_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mars|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?"
    r"|sep(?:t|tember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_BIRTHDAY = (
    r"(?:(?:(?:19|20)?\d\d ?[-./] ?[01]?\d ?[-./] ?[0-3]?\d|(?:19|20)\d\d [01]?\d [0-3]?\d"
    r"|(?:19|20)?\d\d[01]\d[0-3]\d|[0-3]?\d ?[-./] ?[01]?\d(?: ?[-./ ] ?(?:19|20)?\d\d)?)(?!\d)"
    rf"|(?:[0-3]?\d(?::e|:a|e)? |i )(?:{_MONTH}))"
)
_BORN_ON = _any_of(
    rf"\b(?:född|fött|födda|föddes|födelsedata|födelsedatum|födelsedag|fyller år|fyllde år)\b"
    rf"[ :,(]{{0,3}}(?:är |var )?(?:den )?{_BIRTHDAY}",
    rf"\bfyll(?:er|de) \d\d (?:år )?(?:den )?{_BIRTHDAY}",
    rf"\bf\. ?(?:den )?{_BIRTHDAY}",
    rf"{_BIRTHDAY}(?: ?(?:19|20)\d\d)?\)?,? (?:(?:är|var|blev) )?(?:(?:hen|hon|han|de) )?"
    r"född(?:es)?\b",
)

SHAPES: tuple[Shape, ...] = (
    Shape(
        Text(
            "Något i texten ser ut som ett personnummer. Ta bort det.",
            "Something in the text looks like a personal identity number. Remove it.",
        ),
        lambda text: bool(_PERSONAL_NUMBER.search(text.folded)),
    ),
    Shape(
        Text(
            "Något i texten ser ut som ett telefonnummer. Ta bort det.",
            "Something in the text looks like a phone number. Remove it.",
        ),
        lambda text: bool(_PHONE_NUMBER.search(text.undated)),
    ),
    Shape(
        Text(
            "Något i texten ser ut som en e-postadress. Ta bort den.",
            "Something in the text looks like an e-mail address. Remove it.",
        ),
        lambda text: bool(_E_MAIL.search(text.folded)),
    ),
    Shape(
        Text(
            "Något i texten ser ut som ett användarnamn på nätet. Ta bort det.",
            "Something in the text looks like a user name. Remove it.",
        ),
        lambda text: bool(_HANDLE.search(text.folded)),
    ),
    Shape(
        Text(
            "Något i texten ser ut som en gatuadress. Skriv stället utan nummer.",
            "Something in the text looks like a street address. Name the place without a number.",
        ),
        lambda text: bool(_STREET_NUMBER.search(text.folded)),
    ),
    Shape(
        Text(
            "Något i texten ser ut som ett registreringsnummer. Ta bort det.",
            "Something in the text looks like a registration plate. Remove it.",
        ),
        lambda text: bool(_PLATE.search(text.kept) or _PLATE_ANYHOW.search(text.kept)),
    ),
    Shape(
        Text(
            "Texten säger när någon är född. Ta bort det.",
            "The text says when somebody was born. Remove it.",
        ),
        lambda text: bool(_BORN_ON.search(text.folded)),
    ),
)
