"""What operators run beside the daemon: doctor, explain, service, backup."""
