// Where conversations go. As shipped, nothing is assigned: a conversation without a group or an agent
// waits under New for everybody. These rules only mark what presses and what it is about.
//
// Once there are groups (see People), add a line such as:   assign group: 'billing'
// hasWord looks for whole words in any case, so 'refund' finds "Refund!" and not "refundable".

rule('Urgent words raise the priority') {
  on messageReceived
  when {
    !message.automatic
    conversation.priority == 'normal'           // what an agent has set stays
    text.hasWord('urgent') || text.hasWord('asap') || text.hasWord('sürgős')
  }
  then { priority high }
  examples {
    fires text: 'This is URGENT, please call me'
    fires text: 'Nagyon sürgős lenne!'
    skips text: 'No hurry, it is not urgently needed'
    skips text: 'urgent', conversation: [priority: 'low']
  }
}

rule('Money questions are tagged billing') {
  on messageReceived
  when {
    !message.automatic
    'billing' !in conversation.tags
    text.hasWord('invoice') || text.hasWord('refund') || text.hasWord('payment') ||
        text.hasWord('számla') || text.hasWord('visszatérítés')
  }
  then { tag 'billing' }
  examples {
    fires channel: 'email', text: 'Where is my invoice?'
    fires text: 'Nem jött meg a számla.'
    skips text: 'Where is my parcel?'
    skips text: 'The invoice again', conversation: [tags: ['billing']]
  }
}

rule('Questions before buying are tagged sales') {
  on messageReceived
  when {
    conversation.isNew
    !message.automatic
    text =~ /(?i)\b(price|quote|discount)s?\b/ || text.hasWord('árajánlat') || text.hasWord('kedvezmény')
  }
  then { tag 'sales' }
  examples {
    fires text: 'What are your prices?'
    fires text: 'Kérek egy árajánlatot: árajánlat 5 főre'
    skips text: 'My parcel is late'
    skips text: 'Your prices went up', conversation: [messageCount: 4]
  }
}
