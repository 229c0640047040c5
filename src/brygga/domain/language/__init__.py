"""A sentence in both languages of the product, for code that knows nothing of web frameworks."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["sv", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence, Swedish first. Both languages are always given, so neither can lag behind."""

    sv: str
    en: str

    def in_(self, language: Language) -> str:
        return self.sv if language == "sv" else self.en

    def __str__(self) -> str:
        return self.sv
