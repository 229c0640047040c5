"""The signed text: its versions, its findings, and the agreement as a document."""
