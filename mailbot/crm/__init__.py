"""The CRM: contacts, properties, and which suit whom."""
