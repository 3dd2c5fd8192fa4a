<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Alerts</name>
    <message numerus="yes">
      <source>%n alarms</source>
      <translation>
        <numerusform>%n alarm</numerusform>
        <numerusform>%n alarms</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n s</source>
      <translation>
        <numerusform>%n s</numerusform>
        <numerusform>%n s</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n without anybody</source>
      <translation>
        <numerusform>%n without anybody</numerusform>
        <numerusform>%n without anybody</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Audit</name>
    <message numerus="yes">
      <source>%n entries</source>
      <translation>
        <numerusform>%n entry</numerusform>
        <numerusform>%n entries</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n older entries came.</source>
      <translation>
        <numerusform>%n older entry came.</numerusform>
        <numerusform>%n older entries came.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{here}; the platform has %n older entries.</source>
      <translation>
        <numerusform>{here}; the platform has %n older entry.</numerusform>
        <numerusform>{here}; the platform has %n older entries.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Away</name>
    <message numerus="yes">
      <source>You were away for %n min</source>
      <translation>
        <numerusform>You were away for %n min</numerusform>
        <numerusform>You were away for %n min</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Call</name>
    <message numerus="yes">
      <source>%n more calls</source>
      <translation>
        <numerusform>%n more call</numerusform>
        <numerusform>%n more calls</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Composer</name>
    <message numerus="yes">
      <source>%Ln characters left</source>
      <translation>
        <numerusform>%Ln character left</numerusform>
        <numerusform>%Ln characters left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln characters too long</source>
      <translation>
        <numerusform>%Ln character too long</numerusform>
        <numerusform>%Ln characters too long</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new messages you have not seen. Send anyway?</source>
      <translation>
        <numerusform>%n new message you have not seen. Send anyway?</numerusform>
        <numerusform>%n new messages you have not seen. Send anyway?</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Day</name>
    <message numerus="yes">
      <source>%n things are due</source>
      <translation>
        <numerusform>%n thing is due</numerusform>
        <numerusform>%n things are due</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>EraseCustomer</name>
    <message numerus="yes">
      <source>Taken out %n times before; those files are not reached:</source>
      <translation>
        <numerusform>Taken out %n time before; that file is not reached:</numerusform>
        <numerusform>Taken out %n times before; those files are not reached:</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Erased</name>
    <message numerus="yes">
      <source>%n calls</source>
      <translation>
        <numerusform>%n call</numerusform>
        <numerusform>%n calls</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n conversations</source>
      <translation>
        <numerusform>%n conversation</numerusform>
        <numerusform>%n conversations</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files and recordings</source>
      <translation>
        <numerusform>%n file or recording</numerusform>
        <numerusform>%n files and recordings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n messages</source>
      <translation>
        <numerusform>%n message</numerusform>
        <numerusform>%n messages</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n that had not been sent</source>
      <translation>
        <numerusform>%n that had not been sent</numerusform>
        <numerusform>%n that had not been sent</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n times something was taken out. Those files are not reached:</source>
      <translation>
        <numerusform>%n time something was taken out. That file is not reached:</numerusform>
        <numerusform>%n times something was taken out. Those files are not reached:</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Evaluation</name>
    <message numerus="yes">
      <source>%n more are by another form and cannot be compared.</source>
      <translation>
        <numerusform>%n more is by another form and cannot be compared.</numerusform>
        <numerusform>%n more are by another form and cannot be compared.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n questions have no answer yet.</source>
      <translation>
        <numerusform>%n question has no answer yet.</numerusform>
        <numerusform>%n questions have no answer yet.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Export</name>
    <message numerus="yes">
      <source>%n conversations</source>
      <translation>
        <numerusform>%n conversation</numerusform>
        <numerusform>%n conversations</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files</source>
      <translation>
        <numerusform>%n file</numerusform>
        <numerusform>%n files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n places are black</source>
      <translation>
        <numerusform>%n place is black</numerusform>
        <numerusform>%n places are black</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n places will be black.</source>
      <translation>
        <numerusform>%n place will be black.</numerusform>
        <numerusform>%n places will be black.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>A package of %n conversations</source>
      <translation>
        <numerusform>A package of %n conversation</numerusform>
        <numerusform>A package of %n conversations</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Take out %n conversations</source>
      <translation>
        <numerusform>Take out %n conversation</numerusform>
        <numerusform>Take out %n conversations</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Inbox</name>
    <message numerus="yes">
      <source>%n unread</source>
      <translation>
        <numerusform>%n unread</numerusform>
        <numerusform>%n unread</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unsent replies are kept and waiting.</source>
      <translation>
        <numerusform>%n unsent reply is kept and waiting.</numerusform>
        <numerusform>%n unsent replies are kept and waiting.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n with unread messages</source>
      <translation>
        <numerusform>%n with unread messages</numerusform>
        <numerusform>%n with unread messages</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Live</name>
    <message numerus="yes">
      <source>%n ringing</source>
      <translation>
        <numerusform>%n ringing</numerusform>
        <numerusform>%n ringing</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n shown</source>
      <translation>
        <numerusform>%n shown</numerusform>
        <numerusform>%n shown</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>in %n queues</source>
      <translation>
        <numerusform>in %n queue</numerusform>
        <numerusform>in %n queues</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Notices</name>
    <message numerus="yes">
      <source>Santral · %n unread</source>
      <translation>
        <numerusform>Santral · %n unread</numerusform>
        <numerusform>Santral · %n unread</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Offer</name>
    <message numerus="yes">
      <source>%n more wait for an answer</source>
      <translation>
        <numerusform>%n more waits for an answer</numerusform>
        <numerusform>%n more wait for an answer</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more, soonest {name}</source>
      <translation>
        <numerusform>%n more, soonest {name}</numerusform>
        <numerusform>%n more, soonest {name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Nobody has it yet, %n wait in the queue.</source>
      <translation>
        <numerusform>Nobody has it yet, %n waits in the queue.</numerusform>
        <numerusform>Nobody has it yet, %n wait in the queue.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Phone</name>
    <message numerus="yes">
      <source>Voicemail: %n new</source>
      <translation>
        <numerusform>Voicemail: %n new</numerusform>
        <numerusform>Voicemail: %n new</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Preflight</name>
    <message numerus="yes">
      <source>%n things want a look. You can be available all the same.</source>
      <translation>
        <numerusform>%n thing wants a look. You can be available all the same.</numerusform>
        <numerusform>%n things want a look. You can be available all the same.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Quality</name>
    <message numerus="yes">
      <source>%n agents</source>
      <translation>
        <numerusform>%n agent</numerusform>
        <numerusform>%n agents</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n contacts</source>
      <translation>
        <numerusform>%n contact</numerusform>
        <numerusform>%n contacts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n mistakes</source>
      <translation>
        <numerusform>%n mistake</numerusform>
        <numerusform>%n mistakes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n not read yet</source>
      <translation>
        <numerusform>%n not read yet</numerusform>
        <numerusform>%n not read yet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n questions</source>
      <translation>
        <numerusform>%n question</numerusform>
        <numerusform>%n questions</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>of %n agents</source>
      <translation>
        <numerusform>of %n agent</numerusform>
        <numerusform>of %n agents</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Rail</name>
    <message numerus="yes">
      <source>%n contacts to evaluate</source>
      <translation>
        <numerusform>%n contact to evaluate</numerusform>
        <numerusform>%n contacts to evaluate</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new evaluations</source>
      <translation>
        <numerusform>%n new evaluation</numerusform>
        <numerusform>%n new evaluations</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Live, %n alerts</source>
      <translation>
        <numerusform>Live, %n alert</numerusform>
        <numerusform>Live, %n alerts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Phone, %n missed</source>
      <translation>
        <numerusform>Phone, %n missed</numerusform>
        <numerusform>Phone, %n missed</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Reports</name>
    <message numerus="yes">
      <source>%n chosen</source>
      <translation>
        <numerusform>%n chosen</numerusform>
        <numerusform>%n chosen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Review</name>
    <message numerus="yes">
      <source>%n chosen</source>
      <translation>
        <numerusform>%n chosen</numerusform>
        <numerusform>%n chosen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n conversations</source>
      <translation>
        <numerusform>%n conversation</numerusform>
        <numerusform>%n conversations</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n conversations so far</source>
      <translation>
        <numerusform>%n conversation so far</numerusform>
        <numerusform>%n conversations so far</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n conversations were fetched.</source>
      <translation>
        <numerusform>%n conversation was fetched.</numerusform>
        <numerusform>%n conversations were fetched.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hits</source>
      <translation>
        <numerusform>%n hit</numerusform>
        <numerusform>%n hits</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n offers were not answered</source>
      <translation>
        <numerusform>%n offer was not answered</numerusform>
        <numerusform>%n offers were not answered</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Search</name>
    <message numerus="yes">
      <source>%n messages</source>
      <translation>
        <numerusform>%n message</numerusform>
        <numerusform>%n messages</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The first %n messages</source>
      <translation>
        <numerusform>The first %n message</numerusform>
        <numerusform>The first %n messages</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message numerus="yes">
      <source>%n conversations</source>
      <translation>
        <numerusform>%n conversation</numerusform>
        <numerusform>%n conversations</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n day</numerusform>
        <numerusform>%n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n still to come</source>
      <translation>
        <numerusform>%n is still to come</numerusform>
        <numerusform>%n are still to come</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n too large to come before they are opened</source>
      <translation>
        <numerusform>%n is too large to come before it is opened</numerusform>
        <numerusform>%n are too large to come before they are opened</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SignOut</name>
    <message numerus="yes">
      <source>%n replies that were not sent yet will be lost.</source>
      <translation>
        <numerusform>%n reply that was not sent yet will be lost.</numerusform>
        <numerusform>%n replies that were not sent yet will be lost.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>States</name>
    <message numerus="yes">
      <source>%n call-backs</source>
      <translation>
        <numerusform>%n call-back</numerusform>
        <numerusform>%n call-backs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n calls</source>
      <translation>
        <numerusform>%n call</numerusform>
        <numerusform>%n calls</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n chats</source>
      <translation>
        <numerusform>%n chat</numerusform>
        <numerusform>%n chats</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n e-mails</source>
      <translation>
        <numerusform>%n e-mail</numerusform>
        <numerusform>%n e-mails</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min left</source>
      <translation>
        <numerusform>%n min left</numerusform>
        <numerusform>%n min left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min over</source>
      <translation>
        <numerusform>%n min over</numerusform>
        <numerusform>%n min over</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n offers</source>
      <translation>
        <numerusform>%n offer</numerusform>
        <numerusform>%n offers</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>StoreTrouble</name>
    <message numerus="yes">
      <source>%n unsent replies can be taken along.</source>
      <translation>
        <numerusform>%n unsent reply can be taken along.</numerusform>
        <numerusform>%n unsent replies can be taken along.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Timeline</name>
    <message numerus="yes">
      <source>%n new</source>
      <translation>
        <numerusform>%n new</numerusform>
        <numerusform>%n new</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Times</name>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n day</numerusform>
        <numerusform>%n days</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Transfer</name>
    <message numerus="yes">
      <source>%n available</source>
      <translation>
        <numerusform>%n available</numerusform>
        <numerusform>%n available</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n free</source>
      <translation>
        <numerusform>%n free</numerusform>
        <numerusform>%n free</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n waiting</numerusform>
        <numerusform>%n waiting</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n min</source>
      <translation>
        <numerusform>about %n min</numerusform>
        <numerusform>about %n min</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Verify</name>
    <message numerus="yes">
      <source>%n files</source>
      <translation>
        <numerusform>%n file</numerusform>
        <numerusform>%n files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n places were blacked out</source>
      <translation>
        <numerusform>%n place was blacked out</numerusform>
        <numerusform>%n places were blacked out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more files</source>
      <translation>
        <numerusform>and %n more file</numerusform>
        <numerusform>and %n more files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>WrapUp</name>
    <message numerus="yes">
      <source>%n more after this one</source>
      <translation>
        <numerusform>%n more after this one</numerusform>
        <numerusform>%n more after this one</numerusform>
      </translation>
    </message>
  </context>
</TS>
