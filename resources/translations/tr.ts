<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr" sourcelanguage="en">
  <context>
    <name>Actions</name>
    <message>
      <source>About Santral</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accept the hand-over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assign the conversation…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Attach a file…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Connect again now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to All</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to Mine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to Snoozed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to Team</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to Unassigned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to With the bot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>I am available</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>I am busy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>I am not ready</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Labels…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next unread conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Notices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the conversation again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Priority…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reply</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Resolve and go to the next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Return to the bot…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search in messages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search or type a command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Send</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show or hide the customer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sign out…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Snooze the conversation…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Snooze until tomorrow 09:00</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Switch between Turkish and English</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Switch between light and dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take over from the bot</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Errors</name>
    <message>
      <source>Something went wrong</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again. If it keeps happening, tell your administrator this code: {code}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Rail</name>
    <message>
      <source>Dark theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inbox</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Main places</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Timeline</name>
    <message>
      <source>Bot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Call that did not go through</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Call: the line was busy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delivered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Discard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to this message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Incoming call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Listen from here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Loading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Missed call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New since you looked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not delivered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not sent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not sent: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Note by {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Outgoing call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Picture {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play or pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all of it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This message was deleted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Voice message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Voicemail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Waiting to be sent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Waiting to be uploaded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>edited</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>internal note</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Toast</name>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
