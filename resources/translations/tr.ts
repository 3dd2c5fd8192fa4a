<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr" sourcelanguage="en">
  <context>
    <name>About</name>
    <message>
      <source>About Santral</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy without personal data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Santral is free software under the GNU GPL, version 3 or later.</source>
      <translation type="unfinished" />
    </message>
  </context>
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
    <name>Activity</name>
    <message>
      <source>Assigned to {to}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Given back to the team</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Given to the team {team}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Label added: {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Label removed: {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Labels changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opened again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Priority: {priority}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Resolved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Snoozed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bot answers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bot asks for a person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bot handed over to {to}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The conversation began</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>With the bot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{by} assigned it to {to}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{by} gave it back to the bot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{by} gave it back to the team</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{by} gave it to the bot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{by} opened it again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{by} resolved it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{by} snoozed it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{by} took over from the bot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{by} took the conversation</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Channels</name>
    <message>
      <source>E-mail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Phone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Web chat</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Composer</name>
    <message numerus="yes">
      <source>%n characters left</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n characters too long</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new messages you have not seen. Send anyway?</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>A call cannot be answered in writing. You can add a note.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A note for colleagues. @ mentions somebody.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Attach a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Attach a picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Attach files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Attach pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Attached files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Emoji</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find a canned answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find an emoji</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Insert a canned answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Insert an emoji</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Internal note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reply</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Send</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Send anyway</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Suggestions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bot is answering. Take over to write to the customer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This channel allows replies for {hours} hours after the customer wrote. You can add a note.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write a reply. / finds a canned answer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} has just replied. Send anyway?</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Conversation</name>
    <message>
      <source>All shortcuts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assign to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Assigning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Changing labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Changing the priority</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Changing the status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy {reference}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Giving it back to the bot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It was erased, or you may not see it now. Choose another one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its messages open here, also without a connection.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Labels…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Me</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next and previous conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next unread conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nobody, back to the team</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opening again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Priority</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Resolve</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Resolving</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Return to the bot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>SLA {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>SLA −{time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search or type a command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Snooze</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Snoozing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Taking over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Team</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This conversation is not here any more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>assigned to {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>nobody has it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>resolved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>snoozed until {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>with the bot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{names} are looking too</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is looking too</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{what} – waiting for the line</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Customer</name>
    <message>
      <source>Balance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancelled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>City</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Company</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy: {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Customer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Customer since {year}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Deals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delivered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Details</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>E-mail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Earlier conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>English</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>High</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>History</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Incoming call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Intent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lost</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Missed call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Negotiating</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No messages yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Offer made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On its way</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a conversation to see who is writing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open tickets</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Order {number}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Orders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Outgoing call</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Phone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Preparing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reason</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Returned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Survey {score}/5</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Turkish</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Urgent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Waiting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the bot learned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Won</source>
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
    <name>FinalWord</name>
    <message>
      <source>Desk and platform do not agree on what was said. Everything stays readable; tell your administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Please sign in again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Santral must be updated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sign in again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The platform cannot be understood</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The platform no longer speaks with this version. Everything stays readable; install the new version to go on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The sign-in on this machine has run out. Nothing was lost; replies that wait go out afterwards.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>You have been signed out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your access was ended by your company. Sign in again, or ask your administrator.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your company ended your access and asked for everything on this machine to be deleted. That was done.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Handover</name>
    <message>
      <source>Copy {value}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Less</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Taking over…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bot asks for a person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bot is answering</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bot is silent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bot was here before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What the bot learned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>asked {when}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Inbox</name>
    <message numerus="yes">
      <source>%n unread</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>%n with unread messages</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>A snoozed conversation waits here and comes back by itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Any</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As it stood at {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Catching up, {done} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Catching up…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Channel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear filters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Conversations appear as soon as the connection is there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Conversations it leads are shown here, and you can take them over.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draft: {text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Everyone has been taken care of. New conversations appear here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter and order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Handed over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Inbox</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Mine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More lists</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No conversations yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No open conversation is left in your teams.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not sent: {text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not yet up to date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing fits these filters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing here yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is lost. Try again; if it stays, restart Santral.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is snoozed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is waiting for you. Take something from the queue, or breathe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Oldest first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Priority</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Queue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Resolved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>SLA {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>SLA −{time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search all conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Snoozed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Team</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bot is not talking to anyone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The first message of a customer appears here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The list cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The queue is empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The team is up to date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unread only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Urgent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>With the bot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>You: {text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>waiting to be sent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name}: {text}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Line</name>
    <message>
      <source>Catching up {done} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Catching up…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Connecting…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not connected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Offline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Offline since {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>State of the connection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>connecting…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>trying again in {seconds} s</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Notices</name>
    <message>
      <source>A conversation was handed over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open Santral</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quit</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Santral · %n unread</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>{name} is waiting</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Numbers</name>
    <message>
      <source>{thousands}k</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{value}%</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Offer</name>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Handed over: {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{channel} · waiting {time}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Nothing is called that.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Results</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search or type a command</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Passphrase</name>
    <message>
      <source>At least {count} characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Continue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It opens the conversations kept on this machine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep nothing when Santral is closed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keeping conversations on this machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Passphrase</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Passphrase, once more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Protect them with a passphrase</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That was not it. Try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The two are not the same yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This machine has no place for secrets, so nothing is kept unless a passphrase protects it. Nobody can bring back a forgotten one.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Priorities</name>
    <message>
      <source>High</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Low</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Normal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Urgent</source>
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
    <name>Search</name>
    <message numerus="yes">
      <source>%n messages</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Best match</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Messages found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Newest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No message holds all of these words: {words}. Try fewer or shorter ones.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search all conversations</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>The first %n messages</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Words from any message; beginnings are enough. Put a phrase in quotes.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message>
      <source>A conversation is handed over</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A message came</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A message went out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Appearance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Comfortable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Density of the list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Enter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>General</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to the next conversation after resolving</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep running when the window is closed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Messages of</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>My conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>My team's conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Notifications</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Off: only that something came, for screens that others see.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only while the window is not in front.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play sounds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Play this sound</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Santral stays in the tray, so that hand-overs reach you.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Send with</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shortcuts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the customer beside the conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show what was written</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something could not be done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sounds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>System notifications</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The other one starts a new line.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This machine has nothing to play sounds with.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Volume</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Shortcuts</name>
    <message>
      <source>Back to the default keys</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Default keys for: {action}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Getting around</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In a conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>My state</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The desk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{keys} already belongs to “{action}”. Choose other keys.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SignIn</name>
    <message>
      <source>Caps Lock is on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Customer code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hide the password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Server</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sign in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sign in to Santral</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Signing in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Signing in…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>User name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>With what your company gave you.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SignOut</name>
    <message numerus="yes">
      <source>%n replies that were not sent yet will be lost.</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete them from this machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep my conversations on this machine, encrypted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sign out</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Snooze</name>
    <message>
      <source>Another time…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>For an hour ({time})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Snooze</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Snooze until</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Until Monday, {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Until this evening, {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Until tomorrow, {time}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>States</name>
    <message>
      <source>Available</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Busy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>My state: {state}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not ready</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Signed out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wrapping up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not confirmed yet</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>StoreTrouble</name>
    <message numerus="yes">
      <source>%n unsent replies can be taken along.</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Beginning anew keeps the old file beside the new one and deletes nothing; everything the platform knows is fetched again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No unsent reply is in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Replies that were not sent yet stay in the old file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rescue and begin anew</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Set aside and begin anew</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Terms</name>
    <message>
      <source>Ask for feedback</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancellation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Complaint</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delivery cost</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>E-mail</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fairly sure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From the greeting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From the order number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Goodbye</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Greeting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>High</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Invoice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Late order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Legal matter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Low</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Normal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not sure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opening hours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Order number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Phone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Return</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something went wrong at the bot</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Thanks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bot asked for a person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The bot was not sure what was meant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The customer asked for a person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is for a person to decide</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Urgent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wants a person</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Warranty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where an order is</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Yes</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Timeline</name>
    <message numerus="yes">
      <source>%n new</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>An earlier message</source>
      <translation type="unfinished" />
    </message>
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
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy selection</source>
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
      <source>Messages</source>
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
      <source>Reply to this</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save {name}…</source>
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
      <source>This recording cannot be played</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>To the newest</source>
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
    <name>Times</name>
    <message numerus="yes">
      <source>%n days</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Today</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tomorrow</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Yesterday</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>just now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{date} at {clock}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{day}, {date}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{hours} h ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{minutes} min ago</source>
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
  <context>
    <name>TopBar</name>
    <message>
      <source>A made-up company on this machine: nothing here reaches anybody.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Demonstration</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>My account</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Notices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search or command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Top bar</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
