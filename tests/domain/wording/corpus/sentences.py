"""Sentences for a name: `{n}` as it is spelled, `{l}` in lower case, `{s}` a surname."""

# Shape -> sentences. [[…]] is what the guard must ask about.
SHAPES: dict[str, tuple[str, ...]] = {
    "i meningen": (
        "Vi pratade med [[{n}]] om hur kvällen hade varit.",
        "Lugn kväll, men [[{n}]] behövde prata en stund i köket.",
        "Pyssel och fika. Det var [[{n}]] som ordnade musiken.",
        "Efter filmen stannade [[{n}]] kvar och hjälpte till att städa.",
        "Konflikt vid biljarden, [[{n}]] lugnade ner stämningen.",
        "Två nya kom tillsammans med [[{n}]] och trivdes direkt.",
        "Bra diskussion om skolan. Särskilt [[{n}]] hade mycket att säga!",
        "Det kom 12 ungdomar, bland dem [[{n}]] som fyllde år.",
        "Närvarande: [[{n}]] och tre till.",
        "Ledarna var oroliga för [[{n}]], vi följer upp nästa vecka.",
    ),
    "genitiv": (
        "Vi hittade [[{n}s]] jacka i soffan efter stängning.",
        "Spelkväll. Alla gillade [[{n}s]] frågor i quizet.",
        "Vi åt tårta på [[{n}s]] födelsedag och det blev sent.",
        "Telefonen var [[{n}s]] och ligger i skåpet.",
    ),
    "två namn": (
        "Vi bjöd in [[{n}]] [[{s}]] att hålla i skrivarstugan.",
        "Gästen [[{n}]] [[{s}]] berättade om sin uppväxt.",
        "Kvällen slutade med att [[{n}]] [[{s}]] spelade gitarr.",
    ),
    "först i meningen": (
        "[[{n}]] kom sent och var ledsen.",
        "[[{n}]] berättade om sin sommar för de andra.",
        "Bra kväll. [[{n}]] ville prata enskilt efteråt.",
        "Vi spelade kort.\n[[{n}]] hade med sig en ny lek.",
        "[[{n}]] och två andra stannade kvar till sista minuten.",
    ),
    "små bokstäver": (
        "vi pratade med [[{l}]] om skolan i en timme",
        "lugnt idag, [[{l}]] hjälpte till i köket",
        "Bråk om musiken mellan några unga, sen kom [[{l}]] och löste det.",
        "[[{l}]] var med för första gången",
        "Vi ringde hem till [[{l}]] som inte mådde bra.",
    ),
    "sammansatt": (
        "Hela [[{n}-gänget]] kom tidigt och stannade länge.",
        "Vi döpte turneringen till [[{n}-cupen]] och alla skrattade.",
        "Det blev lite stökigt när [[{l}gänget]] kom in.",
    ),
}

# How the shapes are dealt out over the names: six notes a name.
DEALT = (
    "i meningen",
    "genitiv",
    "först i meningen",
    "två namn",
    "små bokstäver",
    "i meningen",
    "sammansatt",
    "i meningen",
)
PER_NAME = 6
