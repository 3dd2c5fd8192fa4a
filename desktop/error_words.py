"""ERROR_WORDS: for each code of the core what happened, and what a person can do about it."""

from desktop.words import mark

UNKNOWN = (
    mark("Errors", "Something went wrong"),
    mark("Errors", "Try again. If it keeps happening, tell your administrator this code: {code}"),
)

ERROR_WORDS: dict[str, tuple[str, str]] = {
    "store.wrong_key": (
        mark("Errors", "The data on this machine cannot be unlocked"),
        mark(
            "Errors",
            "Its key is not the right one. Try again, or begin anew with a fresh copy; what you had not sent may be lost.",
        ),
    ),
    "store.emptied": (
        mark("Errors", "The data on this machine was emptied"),
        mark(
            "Errors",
            "Somebody or something removed its contents. Begin anew; everything that was sent is on the platform.",
        ),
    ),
    "store.damaged": (
        mark("Errors", "The data on this machine is damaged"),
        mark(
            "Errors",
            "Begin anew: what was not sent is taken along where it can be read, and the rest is fetched again.",
        ),
    ),
    "store.copied": (
        mark("Errors", "This data was copied here"),
        mark(
            "Errors",
            "It belongs to another profile, or to the place it was copied from. Begin anew to get "
            "your own: two desks with the same data would be taken for one.",
        ),
    ),
    "store.foreign": (
        mark("Errors", "Something else has the place of the data"),
        mark(
            "Errors",
            "A folder or a file that is not encrypted is where Santral keeps your conversations. "
            "Set it aside to begin anew.",
        ),
    ),
    "store.full": (
        mark("Errors", "The disk is full"),
        mark("Errors", "Free some space and try again. What was kept before is unharmed."),
    ),
    "store.newer": (
        mark("Errors", "This data was written by a newer Santral"),
        mark("Errors", "Update Santral on this machine, then open it again."),
    ),
    "store.in_use": (
        mark("Errors", "Santral is already open for this profile"),
        mark("Errors", "Go to the window that is open, or close it first."),
    ),
    "store.unreadable": (
        mark("Errors", "The data on this machine cannot be read"),
        mark("Errors", "Check that the disk is connected and that you may read and write it."),
    ),
    "store.busy": (
        mark("Errors", "The data is in use right now"),
        mark("Errors", "Wait a moment and try again."),
    ),
    "keystore.unavailable": (
        mark("Errors", "The system’s keystore is not available"),
        mark("Errors", "Unlock it and try again, or use a passphrase for this profile."),
    ),
    "keystore.damaged": (
        mark("Errors", "The key in the system’s keystore is damaged"),
        mark("Errors", "Sign in again to make a new one."),
    ),
    "keystore.too_long": (
        mark("Errors", "The system’s keystore does not take the key"),
        mark("Errors", "Tell your administrator; this is not your fault."),
    ),
    "keystore.exposed": (
        mark("Errors", "Others can read the key of the demonstration"),
        mark("Errors", "Make the file readable only by you: {path}"),
    ),
    "keystore.locked": (
        mark("Errors", "The system’s keystore is locked"),
        mark("Errors", "Unlock it and try again."),
    ),
    "demonstration.unreadable": (
        mark("Errors", "The demonstration cannot be opened"),
        mark("Errors", "Start it again with dev.py. Its file cannot be read: {path}"),
    ),
    "demonstration.key_lost": (
        mark("Errors", "The key of the demonstration is lost"),
        mark(
            "Errors",
            "The file it was kept in was removed or damaged, and without it the data on this "
            "machine cannot be unlocked.",
        ),
    ),
    "demonstration.not_one": (
        mark("Errors", "This is not a demonstration"),
        mark("Errors", "The platform at this address holds real data; sign in to it as usual."),
    ),
    "passphrase.salt_lost": (
        mark("Errors", "This passphrase cannot be checked any more"),
        mark("Errors", "Part of the profile is missing. Sign in again to make a new one."),
    ),
    "settings.invalid": (
        mark("Errors", "This setting does not take that value"),
        mark("Errors", "The old one stays."),
    ),
    "settings.unwritable": (
        mark("Errors", "The settings cannot be saved"),
        mark("Errors", "Check that you may write to {path}."),
    ),
    "sign_in.wrong": (
        mark("Errors", "These do not belong together"),
        mark("Errors", "Check the customer code, the user name and the password."),
    ),
    "sign_in.rate_limited": (
        mark("Errors", "Too many tries"),
        mark("Errors", "Wait {seconds} seconds and try again."),
    ),
    "sign_in.insecure": (
        mark("Errors", "This address is not protected"),
        mark(
            "Errors",
            "{server} must begin with https://. Ask your administrator for the right address.",
        ),
    ),
    "sign_in.not_santral": (
        mark("Errors", "No Santral answers at this address"),
        mark("Errors", "Check the address: {server}"),
    ),
    "sign_in.not_trusted": (
        mark("Errors", "This machine does not trust the server"),
        mark(
            "Errors",
            "Nothing was sent to it. The certificate of {server} is not valid here, or no https is spoken there. Check the address and this machine’s clock, or ask your administrator.",
        ),
    ),
    "sign_in.unreachable": (
        mark("Errors", "The server cannot be reached"),
        mark("Errors", "Check your connection and the address, then try again."),
    ),
    "sign_in.expired": (
        mark("Errors", "You were signed out"),
        mark("Errors", "Sign in again; nothing that waits is lost."),
    ),
    "sign_in.offline": (
        mark("Errors", "There is no connection"),
        mark("Errors", "Connect this machine to the network and try again."),
    ),
    "history.offline": (
        mark("Errors", "There is no connection"),
        mark("Errors", "What is older is fetched once the connection is back."),
    ),
    "history.unknown": (
        mark("Errors", "The platform keeps nothing older for you"),
        mark("Errors", "All it gives is on this machine."),
    ),
    "report.offline": (
        mark("Errors", "There is no connection"),
        mark("Errors", "What is not on this machine is asked for once the connection is back."),
    ),
    "report.unknown": (
        mark("Errors", "The platform makes no such report for you"),
        mark("Errors", "What is on this machine can be reported."),
    ),
    "print.failed": (
        mark("Errors", "It could not be printed"),
        mark("Errors", "See whether the printer is on, or save it as a file and print that."),
    ),
    "file.offline": (
        mark("Errors", "{name} is not on this machine"),
        mark("Errors", "It opens once the connection is back."),
    ),
    "report.period": (
        mark("Errors", "This is no period: {period}"),
        mark(
            "Errors", "It begins on one day and ends on a later one, such as 2026-11-01/2026-11-23."
        ),
    ),
    "export.unwritable": (
        mark("Errors", "It could not be written: {name}"),
        mark("Errors", "Choose another place, or free some space. Nothing half-written was left."),
    ),
    "export.nothing": (
        mark("Errors", "There is nothing to take out"),
        mark("Errors", "What was chosen is not on this machine any more."),
    ),
    "export.cut": (
        mark("Errors", "Taking out was interrupted"),
        mark("Errors", "Nothing half-written was left. Try again."),
    ),
    "package.weak": (
        mark("Errors", "The passphrase is too short"),
        mark("Errors", "Use at least {least} signs; several words are best."),
    ),
    "package.not_one": (
        mark("Errors", "This is no package of Santral"),
        mark("Errors", "Choose a file that was made with “Take with me”."),
    ),
    "package.wrong_passphrase": (
        mark("Errors", "That is not the passphrase"),
        mark("Errors", "Try again. If it is the right one, the beginning of the file was changed."),
    ),
    "package.expired": (
        mark("Errors", "Its time is over"),
        mark("Errors", "It could be opened until {at}. Ask for a new one."),
    ),
    "package.not_yet": (
        mark("Errors", "This machine’s clock is wrong"),
        mark("Errors", "The package was made later than this clock says. Set the clock first."),
    ),
    "package.damaged": (
        mark("Errors", "The package is damaged"),
        mark("Errors", "It was cut or changed on its way. Ask for it again."),
    ),
    "package.unreadable": (
        mark("Errors", "The file cannot be read: {name}"),
        mark("Errors", "Check that the disk is connected and that you may read it."),
    ),
    "file.gone": (
        mark("Errors", "The file is no longer there"),
        mark("Errors", "The platform does not keep it any more."),
    ),
    "file.damaged": (
        mark("Errors", "{name} arrived damaged"),
        mark("Errors", "Try again; if it stays, ask the sender for it once more."),
    ),
    "file.too_large": (
        mark("Errors", "{name} is too large"),
        mark("Errors", "At most {limit} can be sent. Make it smaller or send a link."),
    ),
    "file.too_many": (
        mark("Errors", "These are too many files"),
        mark("Errors", "At most {limit} go with one message. Send the others after it."),
    ),
    "file.unreadable": (
        mark("Errors", "{name} cannot be read"),
        mark("Errors", "Check that it still exists and that you may open it."),
    ),
    "file.unwritable": (
        mark("Errors", "{name} cannot be saved"),
        mark("Errors", "Choose another folder, or free some space."),
    ),
    "number.none": (
        mark("Errors", "{name} has no telephone number"),
        mark("Errors", "Dial one yourself, or ask for it in the conversation."),
    ),
    "links.unwritable": (
        mark("Errors", "The links could not be given to Santral"),
        mark("Errors", "Choose Santral for telephone links in the settings of your system."),
    ),
    "links.not_here": (
        mark("Errors", "This system gives links to a program by itself"),
        mark("Errors", "Choose Santral for telephone links in the settings of your system."),
    ),
    "message.too_long": (
        mark("Errors", "The message is too long"),
        mark(
            "Errors",
            "This channel takes at most {limit} characters. Shorten it or send it in parts.",
        ),
    ),
    "conversation.gone": (
        mark("Errors", "This conversation is not here any more"),
        mark("Errors", "It was merged, or you may not see it any more."),
    ),
    "bad_request": (
        mark("Errors", "The platform did not understand this"),
        mark("Errors", "Update Santral; if it stays, tell your administrator."),
    ),
    "unauthenticated": (
        mark("Errors", "You are not signed in any more"),
        mark("Errors", "Sign in again; nothing that waits is lost."),
    ),
    "forbidden": (
        mark("Errors", "You may not do this"),
        mark("Errors", "Ask somebody who may, or your administrator."),
    ),
    "not_found": (
        mark("Errors", "It is not there any more"),
        mark("Errors", "Somebody else may have removed it."),
    ),
    "conflict": (
        mark("Errors", "Somebody else was faster"),
        mark("Errors", "Look at the conversation as it stands now, then decide again."),
    ),
    "conversation.nobodys": (
        mark("Errors", "{name} still waits for a person"),
        mark("Errors", "Nobody has it yet: take it over first, then it can be put aside."),
    ),
    "gone": (
        mark("Errors", "It is not there any more"),
        mark("Errors", "There is nothing left to do; discard it."),
    ),
    "rate_limited": (
        mark("Errors", "That was too fast"),
        mark("Errors", "Wait a moment and try again."),
    ),
    "payload_too_large": (
        mark("Errors", "This is too large to send"),
        mark("Errors", "Shorten it or send it in parts."),
    ),
    "idempotency_mismatch": (
        mark("Errors", "This was sent before with other words"),
        mark("Errors", "Discard it and write it again."),
    ),
    "expired": (
        mark("Errors", "It was too late for this"),
        mark("Errors", "Do it again if it still makes sense."),
    ),
    "offer_taken": (
        mark("Errors", "Somebody else took it"),
        mark("Errors", "Take the next one."),
    ),
    "window_closed": (
        mark("Errors", "The time to reply on this channel is over"),
        mark("Errors", "The customer must write first, or use another channel."),
    ),
    "entitlement_required": (
        mark("Errors", "Your plan does not include this"),
        mark("Errors", "Ask your administrator to add it."),
    ),
    "trial_expired": (
        mark("Errors", "The trial has ended"),
        mark("Errors", "Everything stays readable. Ask your administrator to continue."),
    ),
    "terms_required": (
        mark("Errors", "New terms wait for your consent"),
        mark("Errors", "Read and accept them to go on."),
    ),
    "upgrade_required": (
        mark("Errors", "This Santral is too old"),
        mark("Errors", "Update it, then open it again."),
    ),
    "unavailable": (
        mark("Errors", "The platform is not available right now"),
        mark("Errors", "It is tried again by itself."),
    ),
    "internal": (
        mark("Errors", "The platform failed"),
        mark("Errors", "Try again. If it keeps happening, tell your administrator."),
    ),
    "revoked": (
        mark("Errors", "Your access was withdrawn"),
        mark("Errors", "Ask your administrator."),
    ),
    "version": (
        mark("Errors", "This Santral is too old for the platform"),
        mark("Errors", "Update it, then open it again."),
    ),
    "protocol": (
        mark("Errors", "Santral and the platform do not understand each other"),
        mark("Errors", "Update Santral; if it stays, tell your administrator."),
    ),
    "number.empty": (
        mark("Errors", "There is no number"),
        mark("Errors", "Type one, or paste it in any form."),
    ),
    "number.bad": (
        mark("Errors", "This is no telephone number"),
        mark("Errors", "Check it; a number abroad begins with + and its country’s code."),
    ),
    "number.too_short": (
        mark("Errors", "This number is too short"),
        mark("Errors", "Check it; the area code may be missing."),
    ),
    "number.sips": (
        mark("Errors", "This address asks for encryption all the way"),
        mark("Errors", "The phone cannot promise that for sips:, and does not call it without."),
    ),
    "number.too_long": (
        mark("Errors", "This number is too long"),
        mark("Errors", "Check it; there may be two numbers in it."),
    ),
}
