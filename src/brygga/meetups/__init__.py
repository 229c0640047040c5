"""The evenings: the programme, who works, how many came, and what they keep of the promises."""
