"""Published letters from a catalogue's addresses into a folder, politely; for the command alone, never for the web service."""
