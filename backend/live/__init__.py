"""The platform's side of the live view: figures as they happen, alerts, and reports at their time."""
