import type { OperationKind } from '../../../model/body';

/** What the functions of a package do, by the package's name; the first match counts. */
export const PACKAGES: readonly (readonly [RegExp, OperationKind])[] = [
  [
    /^(?:nodemailer|mailgun|mailgun\.js|mailgun-js|resend|postmark|@sendgrid\/|@mailchimp\/|node-mailjet|emailjs|@aws-sdk\/client-ses)/,
    'mail',
  ],
  [
    /^(?:mongoose|mongodb|pg|pg-promise|mysql2?|knex|sequelize|sequelize-typescript|typeorm|@prisma\/|prisma|sqlite3?|better-sqlite3|i?oredis|redis|drizzle-orm|@mikro-orm\/|nedb|nedb-promises|lowdb|mssql|oracledb|cassandra-driver|neo4j-driver|objection|bookshelf|@supabase\/|monk|mongojs|level|keyv|node-cache|postgres|@neondatabase\/|@planetscale\/|slonik|kysely|@fastify\/(?:mongodb|postgres|redis|mysql)|@aws-sdk\/(?:client|lib)-dynamodb|dynamoose|firebase-admin\/firestore|firebase\/firestore)(?:\/|$)/,
    'storage',
  ],
  [
    /^(?:jsonwebtoken|jose|bcrypt|bcryptjs|bcrypt-nodejs|@node-rs\/bcrypt|argon2|@node-rs\/argon2|passport|google-auth-library|speakeasy|otplib|fast-jwt|jwt-simple|express-jwt|oauth2-server|scrypt-kdf|csrf|firebase-admin\/auth|lucia|next-auth|@clerk\/|better-auth)(?:\/|-|$)/,
    'credentials',
  ],
  [
    /^(?:joi|@hapi\/joi|zod|yup|ajv|class-validator|express-validator|validator|superstruct|valibot|celebrate|fastest-validator|@sinclair\/typebox|io-ts|indicative|validatorjs|validate\.js|jsonschema)(?:\/|$)/,
    'validate',
  ],
  [
    /^(?:axios|node-fetch|cross-fetch|isomorphic-fetch|got|undici|ky|superagent|request|request-promise|request-promise-native|needle|phin|bent|(?:node:)?https?|stripe|openai|@anthropic-ai\/|twilio|googleapis|@google\/|@octokit\/|octokit|paypal|paypal-rest-sdk|@paypal\/|razorpay|braintree|mercadopago|@slack\/|web3|ethers|graphql-request|@grpc\/|telegraf|discord\.js|plaid|square|sslcommerz-lts|flutterwave-node-v3|paystack|(?:node:)?dns(?:\/promises)?)(?:\/|$)/,
    'http',
  ],
  [
    /^(?:cloudinary|aws-sdk|@aws-sdk\/|@google-cloud\/|@azure\/|minio|firebase-admin|firebase|amqplib|kafkajs|@elastic\/|algoliasearch)(?:\/|$)/,
    'cloud',
  ],
  [
    /^(?:(?:node:)?fs(?:\/promises)?|fs-extra|graceful-fs|multer|sharp|jimp|unzipper|archiver|adm-zip|formidable|express-fileupload|@fastify\/multipart|exceljs|xlsx|rimraf|del|glob|tmp)(?:\/|$)/,
    'file',
  ],
  [
    /^(?:csv-parse|csv-parser|fast-csv|papaparse|xml2js|fast-xml-parser|js-yaml|yaml|busboy|qs|cheerio|pdf-parse|mammoth|marked|gray-matter|querystring)(?:\/|$)/,
    'parse',
  ],
  [
    /^(?:ejs|pug|handlebars|mustache|nunjucks|eta|react-dom\/server|pdfkit|puppeteer|html-pdf|pdfmake|vue\/server-renderer)(?:\/|$)/,
    'render',
  ],
  // What is called after somebody's interface: `newsapi`, `spotify-web-api-node`, `node-telegram-bot-api`.
  [
    /^(?!.*(?:openapi|swagger|hapi|fastapi))(?:@[\w-]+\/)?[\w-]+(?:api|-sdk)(?:-(?:node|client|js))?$/,
    'http',
  ],
];

/** What a module of the project itself holds, by the words of its path. */
export const PROJECT_MODULES: readonly (readonly [RegExp, OperationKind])[] = [
  [/\b(?:mail|mailer|email|emails|mailing|sendmail|nodemailer)\b/, 'mail'],
  [
    /\b(?:models?|entit(?:y|ies)|db|database|databases|repositor(?:y|ies)|repo|dao|daos|prisma|store|stores|knex|sequelize|mongo|mongoose|postgres|mysql|redis|supabase|collections?|queries|query|pool|orm|drizzle|data source)\b/,
    'storage',
  ],
  [/\b(?:validators?|validations?|validate|schemas?|joi|zod)\b/, 'validate'],
  [/\b(?:stripe|openai|twilio|axios|http client|api client|razorpay|paypal)\b/, 'http'],
  [/\b(?:cloudinary|s3|aws|firebase)\b/, 'cloud'],
  [/\b(?:jwt|tokens?|bcrypt|passwords?|crypto|hash)\b/, 'credentials'],
];

/** What a call does by its name alone, as `spell` writes it. */
export const OPERATION_NAMES: readonly (readonly [RegExp, OperationKind])[] = [
  [
    /^(?!(?:find|get|fetch|load|list|read|search|lookup|check|is|has|exists?|validate|verify|confirm|update|change|set|normalize|add|remove|delete|select)\b)(?!.*\bby e ?mail)(?:.*\b)?(?:e ?mail|mail|mailer)s?\b/,
    'mail',
  ],
  [
    /^(?:sign|verify|compare|compare sync|hash|hash sync|gen salt|decode|decrypt|encrypt|authenticate|authori[sz]e|jwt verify|jwt sign|login|log in|sign in\b.*|timing safe equal|match password|compare password)$|\b(?:password|jwt|credentials?)\b|^(?:verify|sign|decode|generate|create|refresh|check)\b.*\btokens?\b/,
    'credentials',
  ],
  [
    /^(?:validate|validate async|validate sync|safe parse|safe parse async|parse async|validation result|assert valid|is valid)\b|^validate\b/,
    'validate',
  ],
  [/^(?:fetch|http get|send request|api call|call api|request)$/, 'http'],
  [
    /^(?:read file|write file|unlink|unlink sync|read file sync|write file sync|mkdir|mkdir sync|readdir|access|stat|rename|copy file|rm|rmdir|append file|create read stream|create write stream|exists sync|path exists|ensure dir|ensure file|mkdirp|make dir|mv|to file|resize|send file|download)$/,
    'file',
  ],
  [
    /^(?:parse|parse body|parse json|parse csv|parse date|construct event|decode uri component|parse string)$/,
    'parse',
  ],
  [/^(?:render|render file|render to string|compile)$/, 'render'],
];

/** Names of modules, variables and members that hold configuration. */
export const CONFIGURATION =
  /^(?:(?:app|server|env|global|site|project) ?)?(?:config|configs|configuration|settings|env|environment|envs|conf|options|constants)$/;
