"""What templates may ask of the volunteers."""
