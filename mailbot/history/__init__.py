"""History: mail from before mailbot, taken in from files and given out to files. It is never answered."""
