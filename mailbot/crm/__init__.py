"""The CRM: contacts, properties, and which suit whom.

`contacts`, `properties` and `notes` are kept here, `inventory` is what is on offer; the lists and pages beside them are
what a person looks at. matching/ says which homes suit a lead, naming/ which homes and places a text means, and files/
reads and writes the spreadsheets of agencies.
"""
