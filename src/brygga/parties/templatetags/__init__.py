"""What templates may ask of the parties."""
