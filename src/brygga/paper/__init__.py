"""Papers: PDF files that archives keep and that screen readers read (PDF/A-3a and PDF/UA-1)."""

from brygga.paper.writing import Attached, PaperRefused, write_pdf

__all__ = ["Attached", "PaperRefused", "write_pdf"]
