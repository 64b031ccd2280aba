"""The profile of a veteran in short steps; each form fills from a person and saves its own step."""
