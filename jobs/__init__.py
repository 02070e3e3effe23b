"""Scheduled jobs, one file each; schedule.py is the timetable."""
