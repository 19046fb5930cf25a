"""The people who use the office: their accounts, roles, invitations, and what they have proved."""
