import type { DeedKind } from '../../../model/deed';

/** Methods of database libraries that say by themselves what they do, as `spell` writes them. */
export const STORAGE_METHODS: readonly (readonly [RegExp, DeedKind])[] = [
  [
    /^(?:find or create|find or build|find create find|upsert|upsert graph|bulk write|insert or update|set item|put item)$/,
    'upsert',
  ],
  [
    /^(?:insert one|insert many|bulk create|create many|create many and return|insert graph|insert and fetch|insert returning|insert get id|create query builder insert|add doc)$/,
    'create',
  ],
  [
    /^(?:(?:find|get) (?:one|by id|by pk|by \w+) and (?:update|replace)|find and modify|update one|update many|update by id|update by pk|replace one|patch and fetch by id|update and fetch by id|find by id and increment)$/,
    'update',
  ],
  [
    /^(?:(?:find|get) (?:one|by id|by pk|by \w+) and (?:delete|remove)|delete one|delete many|delete by id|soft delete|soft remove|destroy)$/,
    'delete',
  ],
];

/** Methods that do so where what they are called on is known to be a store. */
export const STORE_METHODS: readonly (readonly [RegExp, DeedKind])[] = [
  [/^(?:create|insert|add|insert into|create one)$/, 'create'],
  [/^(?:save|put|set|merge|persist)$/, 'upsert'],
  [/^(?:update|patch|increment|decrement|modify|update set)$/, 'update'],
  [/^(?:delete|del|remove|destroy|delete from|truncate)$/, 'delete'],
];

/** Verbs in front of what they are done to: `createUser`, `addProductToCart`, `update_profile`. */
export const DEED_VERBS: readonly (readonly [RegExp, DeedKind])[] = [
  [
    /^(?:create or update|add or update|update or create|insert or update|save or update|find or create|get or create|upsert)\b/,
    'upsert',
  ],
  [/^(?:create|insert|add|register|sign up|signup)\b/, 'create'],
  [/^(?:save|store|persist)\b/, 'upsert'],
  [/^(?:update|edit|modify|patch|change|rename|toggle|increment|decrement)\b/, 'update'],
  [/^(?:delete|destroy|remove)\b/, 'delete'],
];

/** What is made or set, and kept nowhere; or nothing that has an address. */
export const NOT_KEPT =
  /\b(?:tokens?|jwt|hash|salt|hmac|signature|cipher|uuid|id|slug|url|uri|link|query|queries|filter|filters|stream|buffer|client|connection|pool|server|transport|transporter|instance|element|node|window|document fragment|error|response|reply|payload|message body|options|headers?|cookies?|listener|listeners|handler|handlers|hook|hooks|route|routes|middleware|plugin|schema|index|indexes|table|interval|timeout|timer|cache|logger?|logs?|breadcrumb|metric|metrics|event|days|hours|minutes|months|years|class|intent|secret|otp|code|key|builder|dto|object|context|session|transaction|snapshot|pdf|zip|csv|template|html|state|whitespace|white space|prefix|suffix|accents|html tags|tags from|password|null|undefined|empty|fields from|extension)\b/;

/** Receivers that are no store although their methods are called alike. */
export const NO_STORE =
  /^(?:object|array|map|set|list|document|window|router|app|application|server|fastify|express|z|zod|joi|yup|schema|console|logger|log|math|promise|url|params|search params|form|form data|headers|res|response|reply|req|request|ctx|date|moment|dayjs|sinon|jest|axios|http|client|stripe|openai|cls|class list|crypto|cipher|hash|hmac|archive|zip|workbook|worksheet|sheet|doc|pdf|cookies|session|local storage|session storage|emitter|events|error|errors|token|tokens|jwt|auth|passport|mailer|transporter|lodash|_|\$|cache|redis|io|socket|timers?|observer|registry|reflect|metadata|styles|args|options|config)$/;

/** Packages through which work is left to be done later. */
export const QUEUE_PACKAGES =
  /^(?:bullmq|bull|bee-queue|kue|agenda|@hokify\/agenda|pg-boss|bree|node-resque|amqplib|amqp-connection-manager|kafkajs|kafka-node|node-rdkafka|@aws-sdk\/client-sqs|sqs-producer|@google-cloud\/(?:pubsub|tasks)|graphile-worker|celery-node|rsmq|@azure\/service-bus|rhea|inngest|@trigger\.dev\/sdk|fastq|p-queue)(?:\/|$)/;

/** What gives them work, by its method. */
export const QUEUE_METHODS =
  /^(?:add|add bulk|add job|now|schedule|every|send|send batch|send message|send messages|send to queue|publish|publish message|enqueue|enqueue in|create job|create task|push|produce|trigger|queue|insert|save)$/;

/** Functions and methods that do so by their name alone. */
export const QUEUE_CALLS =
  /^(?:send to queue|add to queue|push to queue|publish to queue|enqueue|enqueue job|queue job|add job|create job|dispatch job|schedule job|send message to queue)\b|^enqueue\b/;
/** What {@link QUEUE_METHODS} are called on, where only its name says that it is a queue. */
export const QUEUE_NAMES =
  /(?:^|\b)(?:queue|queues|job queue|bull|agenda|producer|kafka producer|boss|pg boss|task queue|jobs)$/;
