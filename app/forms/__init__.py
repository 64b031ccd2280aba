"""What may be typed, one noun per file."""
