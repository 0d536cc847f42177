/** A question of the guided choice "Which status fits?". */
export interface Decision {
  readonly id: string;
  readonly question: string;
  readonly answers: readonly DecisionAnswer[];
}

/** One answer to it. */
export interface DecisionAnswer {
  readonly label: string;
  readonly detail?: string;
  /** The next question's id, or the codes that fit, likeliest first. */
  readonly next: string | readonly number[];
}

function answer(label: string, next: DecisionAnswer['next'], detail?: string): DecisionAnswer {
  return detail === undefined ? { label, next } : { label, detail, next };
}

/** The guided choice: the first question is where it starts, each answer leads to another question or to codes. */
export const DECISIONS: readonly Decision[] = [
  {
    id: 'outcome',
    question: 'How did the request end?',
    answers: [
      answer('It worked', 'success', 'Done, or taken on'),
      answer('The client is at fault', 'client', 'Repeating the request unchanged will not help'),
      answer('The server is at fault', 'server', 'The request may be fine, or a service behind failed'),
      answer('The answer is elsewhere', 'elsewhere', 'A redirect, or the copy that the client has'),
    ],
  },
  {
    id: 'success',
    question: 'What came of it?',
    answers: [
      answer('There is something to send back', [200], 'Data, the new state, or a list, even an empty one'),
      answer('Something new was stored', [201], 'Say where in `Location`'),
      answer('There is nothing to send back', [204], 'Often after a DELETE; without a body'),
      answer('The work is still to be done', [202], 'It went to a queue; say where to ask how far it is'),
      answer('A part was asked for with `Range`', [206], 'A page of a list is a plain 200'),
      answer('Several things, each with an end of its own', [207], 'The body tells the status of each'),
    ],
  },
  {
    id: 'client',
    question: 'What is wrong with the request?',
    answers: [
      answer('Who is asking', 'caller', 'Not logged in, wrong credentials, no right'),
      answer('What it asks for', 'target', 'Unknown, gone, not with this method'),
      answer('What it sent', 'content', 'Missing, invalid, too large, of the wrong type'),
      answer('The state does not allow it', 'state', 'It exists already, or somebody was faster'),
      answer('There are too many of them', [429], 'Say in `Retry-After` when to come back'),
    ],
  },
  {
    id: 'caller',
    question: 'What do we know of the caller?',
    answers: [
      answer('Nobody is logged in', [401], 'No token, session or password came'),
      answer('The credentials are wrong or expired', [401], 'A failed login too'),
      answer('The caller is known, but lacks the right', 'forbidden', 'Not an admin, not the owner'),
      answer('The account is disabled or not verified', [403], 'It is known who asks'),
      answer('The caller has not paid', [402], 'Paying would open the door'),
    ],
  },
  {
    id: 'forbidden',
    question: 'May the caller know that it exists?',
    answers: [
      answer('Yes', [403]),
      answer('No, that is a secret', [404], 'The same answer as for an unknown id'),
    ],
  },
  {
    id: 'target',
    question: 'What about the thing that the address names?',
    answers: [
      answer('It does not exist', [404], 'An unknown route or id'),
      answer('A search found nothing', [200], 'No error: the list is empty'),
      answer('It was removed for good', [410], 'Known to have been there; otherwise 404'),
      answer('It does not take this method', [405], 'List the methods that it takes in `Allow`'),
      answer('It has no form that the client accepts', [406], 'Only after looking at `Accept`'),
      answer('The range lies outside of it', [416], 'Only in answer to `Range`'),
      answer('The law forbids to show it', [451]),
    ],
  },
  {
    id: 'content',
    question: 'What about the content that the client sent?',
    answers: [
      answer(
        'It cannot be read, or a part is missing',
        [400],
        'Broken JSON, a missing field, an id that is none',
      ),
      answer(
        'It can be read, but the values are invalid',
        [422, 400],
        'Take one of the two everywhere in the project',
      ),
      answer('An id in it names nothing', [404, 422], 'Take one of the two everywhere in the project'),
      answer('It is too large', 'size'),
      answer('Its type is not read here', [415], 'By its `Content-Type` or `Content-Encoding`'),
      answer('It arrived too slowly', [408], 'If a service behind this one is slow, that is 504'),
    ],
  },
  {
    id: 'size',
    question: 'What is too large?',
    answers: [
      answer('The body', [413]),
      answer('The address', [414]),
      answer('The header fields', [431], 'Mostly cookies'),
    ],
  },
  {
    id: 'state',
    question: 'What stands in the way?',
    answers: [
      answer('It exists already', [409], 'A name, an address or an email that is taken'),
      answer('This step is not possible now', [409], 'Such as paying an order that was cancelled'),
      answer('Somebody changed it in between', 'version'),
      answer('Somebody has locked it', [423], 'A lock that clients take and release'),
    ],
  },
  {
    id: 'version',
    question: 'How is that known?',
    answers: [
      answer('The `If-Match` of the request does not hold', [412], '`If-Unmodified-Since` too'),
      answer('The request should have had an `If-Match`', [428]),
      answer('The server compared the versions itself', [409]),
    ],
  },
  {
    id: 'server',
    question: 'What failed?',
    answers: [
      answer('Something that nobody foresaw', [500], 'Best left to the error handler'),
      answer('A service behind this one', 'upstream'),
      answer(
        'Nothing for good: trying later will help',
        [503],
        'Overload or maintenance; say when in `Retry-After`',
      ),
      answer('It is not written yet', [501]),
      answer('There is no room left', [507], 'A disk or a quota of the server is full'),
    ],
  },
  {
    id: 'upstream',
    question: 'How did the service behind fail?',
    answers: [
      answer('Its answer cannot be used', [502], 'An error, nonsense, or a refused connection'),
      answer('It did not answer in time', [504]),
      answer('It is known to be down for a while', [503, 502], 'Say in `Retry-After` when to come back'),
    ],
  },
  {
    id: 'elsewhere',
    question: 'Where is the answer?',
    answers: [
      answer('The client has it already', [304], 'Only in answer to `If-None-Match` and the like; no body'),
      answer('At another address, for good', 'moved'),
      answer('At another address, for now', 'temporary'),
      answer('On a page to be fetched with GET', [303], 'After a POST, PUT or DELETE'),
    ],
  },
  {
    id: 'moved',
    question: 'Must the method and the body stay the same?',
    answers: [answer('Yes', [308], 'As in an API'), answer('No', [301], 'Pages that are only read')],
  },
  {
    id: 'temporary',
    question: 'Must the method and the body stay the same?',
    answers: [answer('Yes', [307], 'As in an API'), answer('No', [302], 'Pages that are only read')],
  },
];
