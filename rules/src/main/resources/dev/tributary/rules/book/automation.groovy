// What the house does by itself. Nothing that a machine wrote is ever answered, and no customer gets more
// than a few automatic messages in an hour, whatever stands here.

// Does nothing as long as no business hours are set: then the house is always open.
rule('Closed: when we answer') {
  on messageReceived
  when {
    !hours.open
    !message.automatic
    conversation.isNew || conversation.status == 'resolved'
  }
  then {
    reply contact.language == 'hu'
        ? 'Köszönjük az üzenetet! Most zárva vagyunk, a következő munkanapon válaszolunk.'
        : 'Thank you for your message. We are closed right now and will answer on the next working day.'
  }
  examples {
    fires text: 'Hello', hours: [open: false]
    fires text: 'Hello again', hours: [open: false], conversation: [status: 'resolved']
    skips text: 'Hello', hours: [open: true]
    skips text: 'One more thing', hours: [open: false], conversation: [messageCount: 2]
    skips text: 'I am away until Monday', hours: [open: false], message: [automatic: true]
  }
}

// The customer has waited for twenty minutes of business hours, and no person has answered.
rule('Nobody answered') {
  on unanswered(20.minutes), during: businessHours
  when { conversation.priority in ['low', 'normal'] }
  then {
    priority high
    notify assignees
  }
  examples {
    fires conversation: [assignees: ['anna@example.com']]
    skips conversation: [priority: 'urgent']
  }
}

// A conversation that waits for nobody is resolved after two weeks. Switched off: take ", off" away.
rule('Quiet conversations are resolved', off) {
  on idle(14.days)
  when {
    conversation.status == 'open'
    !conversation.waitingFor                    // the customer waits for no answer
  }
  then {
    note 'Resolved after two quiet weeks.'
    resolve()
  }
  examples {
    fires conversation: [answered: true]
    skips conversation: [waitingFor: 3.days]
  }
}

// In the chat box, once for each conversation.
rule('Ask for a rating') {
  on conversationResolved
  when {
    happened.by == 'agent'
    conversation.answered
    !conversation.rating
    'asked for rating' !in conversation.tags
  }
  then {
    askRating()
    tag 'asked for rating'
  }
  examples {
    fires conversation: [answered: true]
    skips conversation: [answered: true, rating: 5]
    skips conversation: [answered: true], happened: [by: 'rule']
    skips conversation: [answered: true, tags: ['asked for rating']]
  }
}
