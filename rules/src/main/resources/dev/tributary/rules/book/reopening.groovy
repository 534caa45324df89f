// What happens when a customer writes to a conversation that was resolved.
//
// Rules run from top to bottom, and each one that matches acts. A rule sees what the rules above it
// have decided: once a conversation starts afresh it is new and open, so nothing below reopens it.

// Switched off as shipped: take ", off" away to switch it on.
rule('Old threads start afresh', off) {
  on messageReceived
  when {                                        // one condition a line; all of them must be true
    conversation.resolvedFor > 30.days          // false while a conversation is open: it was not resolved
    !message.automatic
  }
  then { startNewConversation() }
  examples {                                    // tried at every save
    fires text: 'Hello again', conversation: [resolvedFor: 31.days]
    skips text: 'Thank you',   conversation: [resolvedFor: 2.days]
    skips text: 'Thank you',   conversation: [messageCount: 3]
  }
}

// Machines never reopen: an out-of-office answer or a bounce is no reason to look again.
rule('A customer who writes again reopens') {
  on messageReceived
  when {
    conversation.status == 'resolved'
    !message.automatic
  }
  then { reopen() }
  examples {
    fires text: 'It broke again', conversation: [status: 'resolved']
    skips text: 'I am away until Monday', message: [automatic: true], conversation: [status: 'resolved']
    skips text: 'One more thing', conversation: [status: 'open']
  }
}
