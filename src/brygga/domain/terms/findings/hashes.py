"""Printed checksums that cannot be right: nobody can check the document against them."""

import re
from collections.abc import Iterator

from brygga.domain.language import Text
from brygga.domain.terms.findings.rule import Remark, Severity, rule
from brygga.domain.terms.model import PrintedHash, Terms

# Hexadecimal digits; FIPS 180-4 and 202, RFC 1321 and 7693.
_LENGTHS = {
    "md5": 32,
    "sha1": 40,
    "sha224": 56,
    "sha256": 64,
    "sha384": 96,
    "sha512": 128,
    "sha3256": 64,
    "sha3384": 96,
    "sha3512": 128,
    "blake2b": 128,
}
_CHECK = Text(
    "Hämta kontrollsumman från originalet eller från tjänsten som utfärdade kvittot.",
    "Fetch the checksum from the original or from the service that issued the receipt.",
)


@rule(
    "hash-length",
    Severity.SERIOUS,
    sv="En kontrollsumma har en bestämd längd. Saknas ett tecken går handlingen inte att pröva mot "
    "den.",
    en="A checksum has a fixed length. With a character missing nothing can be verified against "
    "it.",
)
def hash_length(terms: Terms) -> Iterator[Remark]:
    for printed in terms.hashes:
        expected, found = _LENGTHS.get(_algorithm(printed)), len(_digits(printed))
        if expected and found != expected:
            yield _remark(
                printed,
                f"{printed.algorithm} har {expected} hexadecimala tecken, här står {found}.",
                f"{printed.algorithm} has {expected} hexadecimal characters; here are {found}.",
            )


@rule(
    "hash-not-hex",
    Severity.SERIOUS,
    sv="En kontrollsumma skrivs med 0–9 och a–f. Andra tecken är fel avskrivna.",
    en="A checksum is written with 0–9 and a–f. Other characters are miscopied.",
)
def hash_not_hex(terms: Terms) -> Iterator[Remark]:
    for printed in terms.hashes:
        strange = sorted(set(re.findall(r"[^0-9a-fA-F]", _digits(printed))))
        if strange:
            which = " ".join(strange)
            yield _remark(
                printed,
                f"Kontrollsumman har tecken som inte är hexadecimala: {which}",
                f"The checksum has characters that are not hexadecimal: {which}",
            )


@rule(
    "hash-algorithm-unknown",
    Severity.NOTE,
    sv="Utan att veta hur summan räknades kan ingen räkna om den.",
    en="Without knowing how the sum was made nobody can make it again.",
)
def hash_algorithm_unknown(terms: Terms) -> Iterator[Remark]:
    for printed in terms.hashes:
        if _algorithm(printed) not in _LENGTHS:
            yield _remark(
                printed,
                f"Okänd metod: {printed.algorithm}.",
                f"Unknown algorithm: {printed.algorithm}.",
            )


def _remark(printed: PrintedHash, sv: str, en: str) -> Remark:
    return Remark(None, printed.of, Text(sv, en), _CHECK, place=printed.of)


def _algorithm(printed: PrintedHash) -> str:
    return re.sub(r"[^a-z0-9]", "", printed.algorithm.casefold())


def _digits(printed: PrintedHash) -> str:
    """Without the spaces and line breaks that a long number is printed with."""
    return "".join(printed.value.split())
