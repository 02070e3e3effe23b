"""Spreadsheets that agencies bring and take away: tables, columns and cells read, checked and written."""
