"""The command `brygga`: agreements in the terminal, and the doors to the site."""
