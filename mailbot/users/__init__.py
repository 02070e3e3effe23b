"""The people who may sign in to the dashboard: passwords, second factors, sessions."""
