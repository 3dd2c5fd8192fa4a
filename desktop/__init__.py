"""The screen: Qt Widgets over the Desk."""
