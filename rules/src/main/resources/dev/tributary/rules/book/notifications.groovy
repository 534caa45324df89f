// Who is told of what, and when. What a notification looks like, and whether it comes by e-mail or on the
// desktop, each agent chooses in their settings, for each of two kinds: an offline message and a missed
// conversation. Mails are gathered, at most one in a quarter of an hour.
//
// Offline is who has no screen open. Who is away has one and is not at it: neither online nor offline.

// A message came in, and somebody who has the conversation is offline.
rule('Offline message') {
  on messageReceived
  when {
    !message.automatic
    conversation.offlineAssignees
  }
  then { notify offlineAssignees, kind: offlineMessage }
  examples {
    fires text: 'Any news?', conversation: [assignees: ['anna@example.com']]
    fires text: 'Any news?', conversation: [assignees: ['anna@example.com', 'bela@example.com'],
        assigneeOnShift: true, offlineAssignees: ['bela@example.com']]
    skips text: 'Any news?', conversation: [assignees: ['anna@example.com'], assigneeOnShift: true]
    skips text: 'Any news?', conversation: [assignees: ['anna@example.com'], awayAssignees: ['anna@example.com']]
    skips text: 'Any news?'
    skips text: 'I am away', message: [automatic: true], conversation: [assignees: ['anna@example.com']]
  }
}

// Nobody has it yet, and nobody who may take it is online.
rule('Offline message that nobody has') {
  on messageReceived
  when {
    !message.automatic
    !conversation.assignees
    team.online == 0
  }
  then { notify agents, kind: offlineMessage }
  examples {
    fires text: 'Hello, is anybody there?'
    skips text: 'Hello, is anybody there?', team: [online: 2]
    skips text: 'Any news?', conversation: [assignees: ['anna@example.com']]
  }
}

// The one who has it is away from their screen: the group hears of it too. Switched off: take ", off" away.
rule('The only one who has it is away', off) {
  on messageReceived
  when {
    !message.automatic
    conversation.group
    conversation.assignees.size() == 1
    conversation.awayAssignees
  }
  then { notify group, kind: offlineMessage }
  examples {
    fires text: 'Any news?', conversation: [group: 'support', assignees: ['anna@example.com'],
        awayAssignees: ['anna@example.com']]
    skips text: 'Any news?', conversation: [group: 'support', assignees: ['anna@example.com'], assigneeOnShift: true]
    skips text: 'Any news?', conversation: [group: 'support', assignees: ['anna@example.com', 'bela@example.com'],
        awayAssignees: ['anna@example.com']]
  }
}

// A customer writes again to a group in which nobody has taken the conversation.
rule('Follow-up that nobody has') {
  on messageReceived
  when {
    !message.automatic
    !conversation.isNew
    !conversation.assignees
    conversation.group
    team.online > 0                             // otherwise the rule above has told everybody
  }
  then { notify group }
  examples {
    fires text: 'Hello?', team: [online: 1], conversation: [group: 'support']
    skips text: 'Hello?', team: [online: 1], conversation: [messageCount: 2]
    skips text: 'Hello?', team: [online: 1], conversation: [group: 'support', assignees: ['anna@example.com']]
    skips text: 'Hello?', conversation: [group: 'support']
  }
}

// Somebody was there while the visitor waited, and the visitor left the site before a person had answered: whoever
// has the conversation is told, once until somebody answers. Opening another page of the site is not leaving.
rule('Missed conversation') {
  on visitorLeft
  when {
    conversation.waitingFor                     // the last word was the customer's
    conversation.assignees
    team.wasOnline > 0                          // otherwise it is an offline message
    'missed' !in conversation.tags
  }
  then {
    tag 'missed'
    notify assignees, kind: missedConversation, after: 5.minutes, unless: [answered, resolved]
  }
  examples {
    fires conversation: [waitingFor: 3.minutes, assignees: ['anna@example.com']], team: [online: 1]
    fires conversation: [waitingFor: 3.minutes, assignees: ['anna@example.com']], team: [online: 0, wasOnline: 1]
    skips conversation: [waitingFor: 3.minutes, assignees: ['anna@example.com']], team: [online: 0]
    skips conversation: [answered: true, assignees: ['anna@example.com']], team: [online: 1]
    skips conversation: [waitingFor: 3.minutes, assignees: ['anna@example.com'], tags: ['missed']], team: [online: 1]
  }
}

// The same when nobody has it yet: everybody who may take it is told.
rule('Missed conversation that nobody has') {
  on visitorLeft
  when {
    conversation.waitingFor
    !conversation.assignees
    team.wasOnline > 0
    'missed' !in conversation.tags
  }
  then {
    tag 'missed'
    notify agents, kind: missedConversation, after: 5.minutes, unless: [answered, resolved]
  }
  examples {
    fires conversation: [waitingFor: 3.minutes], team: [online: 1]
    skips conversation: [waitingFor: 3.minutes], team: [online: 0]
    skips conversation: [answered: true], team: [online: 1]
    skips conversation: [waitingFor: 3.minutes, tags: ['missed']], team: [online: 1]
  }
}

// A person has answered: what is missed from now on is told again. A rule's reply is no answer.
rule('Missed no longer') {
  on messageSent
  when {
    message.author == 'agent'
    'missed' in conversation.tags
  }
  then { untag 'missed' }
  examples {
    fires text: 'Sorry for the wait.', conversation: [tags: ['missed']]
    skips text: 'We have your message.', message: [author: 'rule'], conversation: [tags: ['missed']]
    skips text: 'It is on its way.'
  }
}

// Who resolves says that no answer is due, which ends the wait as an answer does.
rule('Resolved is missed no longer') {
  on conversationResolved
  when { 'missed' in conversation.tags }
  then { untag 'missed' }
  examples {
    fires conversation: [tags: ['missed']]
    skips conversation: [answered: true]
  }
}

// An answer in the chat box that the visitor has not read also goes by e-mail, two minutes after the last one.
// Several answers are one mail; reading them in the box cancels it.
rule('Copy of an unread chat answer') {
  on messageSent
  when {
    channel == 'chat'
    message.author == 'agent'
    contact.email
  }
  then { notify customer, by: email, after: 2.minutes, unless: read }
  examples {
    fires channel: 'chat',  text: 'It is on its way.', contact: [email: 'ann@example.com']
    skips channel: 'chat',  text: 'It is on its way.'
    skips channel: 'email', text: 'It is on its way.', contact: [email: 'ann@example.com']
    skips channel: 'chat',  text: 'We are closed.', message: [author: 'rule'], contact: [email: 'ann@example.com']
  }
}
