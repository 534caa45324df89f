// What must never go wrong, whatever becomes of the rules. Each example is one thing that happens and what all
// books together must decide on it; they may decide more, but where nothing is expected, nothing may be
// decided. What an example does not name is as in the examples of a rule. They are tried at every save of any
// book, so who changes a rule sees what it breaks elsewhere. Change them when you mean it, and add your own.

example('A first question that nobody is there for') {
  given text: 'Do you ship to Vienna?'
  expect { notify agents, kind: offlineMessage }
}

example('A customer comes back to a resolved conversation, and its agent is there') {
  given text: 'It broke again', team: [online: 1],
      conversation: [status: 'resolved', assignees: ['anna@example.com'], assigneeOnShift: true]
  expect { reopen() }
}

example('An answer of a machine does nothing at all') {
  given channel: 'email', text: 'I am away until Monday. It is urgent? Call me.', message: [automatic: true],
      conversation: [status: 'resolved']
  expect { }
}

example('At night a new customer is told when we answer, and everybody of the message') {
  given text: 'Jó estét!', contact: [language: 'hu'], hours: [open: false]
  expect {
    reply 'Köszönjük az üzenetet! Most zárva vagyunk, a következő munkanapon válaszolunk.'
    notify agents, kind: offlineMessage
  }
}

example('An unread chat answer is copied') {
  on messageSent
  given channel: 'chat', text: 'It is on its way.', contact: [email: 'ann@example.com']
  expect { notify customer, by: email, after: 2.minutes, unless: read }
}

example('Nobody has answered for twenty minutes of business hours') {
  on unanswered(20.minutes), during: businessHours
  given conversation: [assignees: ['anna@example.com']]
  expect {
    priority high
    notify assignees
  }
}
