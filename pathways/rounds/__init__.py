"""Reading, checking and keeping rounds of invitations."""
