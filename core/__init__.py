"""The desk without a screen: no Qt, no pjsua2; everything here runs headless."""
