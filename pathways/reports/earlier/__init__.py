"""Reports as they were stored before November 2026, read as today's document."""
