"""Records -> bytes: what people take along, as PDF and as JSON. No request, no commit."""
