namespace EscrowGrid.Core;

/// <summary>
/// Every limit of the product in one place (style rule 11). Lengths of text are UTF-16 units, as JavaScript clients
/// count.
/// </summary>
public static class Limits
{
    /// <summary>A request body, in bytes; above it the answer is 413.</summary>
    public const int BodyBytes = 1_048_576;

    /// <summary>
    /// What the server takes off the wire before it cuts the connection. More than is accepted, so that a client which
    /// sends somewhat too much gets its 413 instead of a broken connection.
    /// </summary>
    public const int BodyBytesRead = 8 * BodyBytes;

    /// <summary>Nesting of a request body; deeper text is refused as malformed.</summary>
    public const int BodyDepth = 64;

    /// <summary>Names, labels, holder references and external references.</summary>
    public const int ShortText = 255;

    /// <summary>The reason of a transition.</summary>
    public const int ReasonText = 1_000;

    /// <summary>Regions of an institution, counting repeats.</summary>
    public const int Regions = 10;

    /// <summary>Verticals of an institution, counting repeats.</summary>
    public const int Verticals = 10;

    /// <summary>Currencies of a policy, counting repeats.</summary>
    public const int PolicyCurrencies = 100;

    /// <summary>Metadata as compact UTF-8 JSON, in bytes.</summary>
    public const int MetadataBytes = 65_536;

    /// <summary>Levels of metadata: <c>{"k":1}</c> is one level.</summary>
    public const int MetadataDepth = 10;

    /// <summary>Lines of one bulk request.</summary>
    public const int BulkLines = 10_000;

    /// <summary>A line of a bulk request: as much as the largest metadata and the other fields need.</summary>
    public const int BulkLineBytes = 131_072;

    /// <summary>A bulk request, in bytes; it is held in memory while its lines are worked on.</summary>
    public const int BulkBytes = 8_388_608;

    /// <summary>Lines of one bulk request that are worked on at the same time.</summary>
    public const int BulkLinesAtOnce = 8;

    /// <summary>Metadata keys that one list can be filtered by.</summary>
    public const int MetadataFilters = 10;

    /// <summary>Entity tags of an <c>If-Match</c>.</summary>
    public const int EntityTags = 20;

    /// <summary>Rows of a page when the caller names no limit.</summary>
    public const int PageDefault = 100;

    /// <summary>Rows of any answer.</summary>
    public const int PageMaximum = 1_000;

    /// <summary>2^53-1, the largest whole number that a JavaScript client can send exactly.</summary>
    public const long OffsetMaximum = 9_007_199_254_740_991;

    /// <summary>
    /// Lifecycle events of one position. Only repeated partial releases can come near it, and only they are refused
    /// beyond it: the way to a terminal state stays open.
    /// </summary>
    public const int PositionEvents = 1_000;

    /// <summary>Days from the creation of a position to its expiry, whatever a policy allows: ten years.</summary>
    public const int TenorDays = 3_650;

    /// <summary>Due positions that one round of the expiry reads.</summary>
    public const int ExpiryBatch = 200;

    /// <summary>Rounds of one run of the expiry, so that a run ends.</summary>
    public const int ExpiryBatches = 50;

    /// <summary>When due positions are expired: every minute.</summary>
    public const string ExpiryCron = "* * * * *";

    /// <summary>A request id that a caller may choose.</summary>
    public const int RequestIdText = 128;

    /// <summary>A presented API key; longer ones are not hashed.</summary>
    public const int ApiKeyText = 512;

    /// <summary>Keys of one institution that work at the same time.</summary>
    public const int ApiKeysPerInstitution = 100;

    /// <summary>Seconds that the old key of a rotation may go on working: seven days.</summary>
    public const int ApiKeyRotationGraceSeconds = 7 * 24 * 60 * 60;

    /// <summary>Keys whose last use one process remembers until it is written down.</summary>
    public const int ApiKeyUsesNoted = 100_000;

    /// <summary>An e-mail address (RFC 5321).</summary>
    public const int EmailText = 254;

    /// <summary>The shortest password that can be chosen.</summary>
    public const int PasswordMinimum = 12;

    /// <summary>The longest password.</summary>
    public const int PasswordMaximum = 128;

    /// <summary>Passwords that may wait to be worked on in one process; more are refused with 503.</summary>
    public const int PasswordsWaiting = 32;

    /// <summary>A presented access token; longer ones are not looked at.</summary>
    public const int AccessTokenText = 4_096;

    /// <summary>What a client calls itself, as kept with its session; the rest is cut.</summary>
    public const int UserAgentText = 200;

    /// <summary>A Stripe account or a version of terms.</summary>
    public const int UserReferenceText = 64;

    /// <summary>Live sessions of one user; one more ends the least used (production-launch.md, property 13).</summary>
    public const int SessionsPerUser = 5;

    /// <summary>When old sessions are deleted: every hour, away from the full hour.</summary>
    public const string SessionCleanupCron = "7 * * * *";

    /// <summary>Windows of one rate limit that one process keeps while Redis does not.</summary>
    public const int RateLimitWindows = 100_000;

    /// <summary>Callers refused by rate limits that operators are told of: those refused last.</summary>
    public const int LimitedCallers = 100;

    /// <summary>Keys that have worked lately, which an address with many failures may go on using.</summary>
    public const int AuthenticationKnownKeys = 10_000;

    /// <summary>Audit rows of refused requests in a minute, beside one for the rest of each kind.</summary>
    public const int RefusalRows = 1_000;

    /// <summary>The HTTP method as kept in audit rows; callers may invent some.</summary>
    public const int AuditMethodText = 16;

    /// <summary>The path as kept in audit rows.</summary>
    public const int AuditPathText = 512;

    /// <summary>Assets whose facts one process remembers, at some hundred bytes each.</summary>
    public const int RememberedAssets = 50_000;

    /// <summary>API keys that one process remembers.</summary>
    public const int RememberedCallers = 10_000;

    /// <summary>An <c>Idempotency-Key</c>, in visible ASCII characters.</summary>
    public const int IdempotencyKeyText = 255;

    /// <summary>Seconds that a client is asked to wait while a request with its key is still running.</summary>
    public const int IdempotencyRetryAfterSeconds = 1;

    /// <summary>When old idempotency records are deleted: every hour, away from the full hour.</summary>
    public const string IdempotencyCleanupCron = "23 * * * *";

    /// <summary>Seconds that a client is asked to wait when a dependency is down.</summary>
    public const int RetryAfterSeconds = 5;

    /// <summary>Old rows deleted in one statement.</summary>
    public const int CleanupBatch = 1_000;

    /// <summary>Statements of one clean-up run, so that a run ends.</summary>
    public const int CleanupBatches = 100;

    /// <summary>Events that one checkpoint of the ledger seals; a run makes as many as are needed.</summary>
    public const int CheckpointEvents = 4_096;

    /// <summary>Movements that are added to the sums of days in one transaction.</summary>
    public const int FoldMovements = 10_000;

    /// <summary>Later events of the same position that a proof holds; the list of ledger events has the rest.</summary>
    public const int ProofFollowing = 100;

    /// <summary>Event streams that are open at once: of one institution, or of root.</summary>
    public const int EventStreams = 10;

    /// <summary>
    /// The payload of a job, as UTF-8 JSON, in bytes: it refers to what is stored, and does not carry it.
    /// </summary>
    public const int JobPayloadBytes = 65_536;

    /// <summary>The error of a failed attempt as it is kept.</summary>
    public const int JobErrorText = 2_000;

    /// <summary>Failed attempts of a job that are kept, the latest ones.</summary>
    public const int JobFailures = 20;

    /// <summary>Runs of a job until it is dead, unless its type says otherwise.</summary>
    public const int JobAttempts = 10;

    /// <summary>Ended jobs that one statement removes; what is left has its turn a few seconds later.</summary>
    public const int JobTrimBatch = 50_000;

    /// <summary>Delayed jobs that become ready, or expired ones that are taken back, in one statement.</summary>
    public const int JobBatch = 500;

    /// <summary>Tickets that engines hold at once, of all workers together.</summary>
    public const int JobTickets = 100;

    /// <summary>Jobs of the Engine lane that one process runs at once.</summary>
    public const int JobEngineThreads = 4;

    /// <summary>Runs of a schedule's job until it is dead; its next time is another job.</summary>
    public const int ScheduleAttempts = 5;

    /// <summary>The cron of a schedule.</summary>
    public const int CronText = 100;

    /// <summary>When new ledger events are sealed: every minute.</summary>
    public const string CheckpointCron = "* * * * *";

    /// <summary>How often a verification asks what is anchored on the chain until it does without.</summary>
    public const int AnchorAttempts = 3;

    /// <summary>How long it waits between.</summary>
    public static readonly TimeSpan AnchorRetry = TimeSpan.FromSeconds(5);

    /// <summary>Findings of a replay that are kept in words; all are counted.</summary>
    public const int ReplayFindings = 100;

    /// <summary>How often a replay tells how far it is.</summary>
    public static readonly TimeSpan ReplayPause = TimeSpan.FromSeconds(3);

    /// <summary>A replay that has told nothing for so long is not taken to run any more.</summary>
    public static readonly TimeSpan ReplaySilence = TimeSpan.FromMinutes(1);

    /// <summary>Replays without a result that are shown.</summary>
    public const int ReplayRuns = 10;

    /// <summary>When the whole ledger is worked out again: every night at 02:30 UTC.</summary>
    public const string ReplayCron = "30 2 * * *";

    /// <summary>When new movements are added to the sums of days: every minute.</summary>
    public const string FoldCron = "* * * * *";

    /// <summary>Ledger events that one step of the on-chain mirror takes up.</summary>
    public const int ChainTakeUp = 500;

    /// <summary>Transactions of the mirror's account that may wait for a block at the same time.</summary>
    public const int ChainInFlight = 64;

    /// <summary>Submitted and confirmed records that one round looks at.</summary>
    public const int ChainWatched = 500;

    /// <summary>Questions to a node that are open at the same time.</summary>
    public const int ChainRequestsAtOnce = 8;

    /// <summary>Why a record failed, as a node has said it.</summary>
    public const int ChainReasonText = 1_000;

    /// <summary>An answer of a node, in bytes.</summary>
    public const int ChainAnswerBytes = 1_048_576;

    /// <summary>An answer of a payment provider, in bytes.</summary>
    public const int RailAnswerBytes = 4 * 1_048_576;

    /// <summary>Objects that a payment provider is asked for at once: as many as Stripe allows.</summary>
    public const int RailPage = 100;

    /// <summary>Pages of one look-up at a provider; what lies beyond them is unknown, not absent.</summary>
    public const int RailPages = 100;

    /// <summary>Pages of one list of a provider's own books that a reconciliation reads: a million objects.</summary>
    public const int RailBooksPages = 10_000;

    /// <summary>A provider's code as kept of a refusal.</summary>
    public const int RailCodeText = 64;

    /// <summary>Signatures in one header that are looked at; a rotation needs two.</summary>
    public const int NoticeSignatures = 8;

    /// <summary>When partitions are looked after: every six hours, away from the full hour.</summary>
    public const string PartitionMaintenanceCron = "17 */6 * * *";

    /// <summary>Events that a consumer is handed in one round (escrow-services.md 13).</summary>
    public const int RelayBatch = 100;

    /// <summary>Failed attempts after which an event is dead (escrow-services.md 13).</summary>
    public const int RelayAttempts = 10;

    /// <summary>Events that one replay by an operator can ask for.</summary>
    public const int RelayReplay = 10_000;

    /// <summary>Events named one by one in an operator's request.</summary>
    public const int RelayNamed = 100;

    /// <summary>Webhooks of one institution.</summary>
    public const int WebhooksPerInstitution = 20;

    /// <summary>Event types that one webhook is narrowed to.</summary>
    public const int WebhookEventTypes = 50;

    /// <summary>An event type in a filter.</summary>
    public const int EventTypeText = 100;

    /// <summary>The address of a webhook.</summary>
    public const int WebhookUrlText = 2_048;

    /// <summary>Secrets of a webhook that sign at the same time: a header is to stay short.</summary>
    public const int WebhookSecrets = 3;

    /// <summary>Seconds that the old secrets of a webhook may go on signing: seven days.</summary>
    public const int WebhookSecretGraceSeconds = 7 * 24 * 60 * 60;

    /// <summary>The body of a webhook, in bytes (Standard Webhooks); a larger event is sent without its data.</summary>
    public const int WebhookBodyBytes = 20_000;

    /// <summary>What is kept of a receiver's answer, in bytes. More is not read.</summary>
    public const int WebhookAnswerBytes = 1_024;

    /// <summary>Names that one process looks up at the same time.</summary>
    public const int WebhookLookups = 16;

    /// <summary>Deliveries that one process attempts at the same time.</summary>
    public const int DeliveriesAtOnce = 128;

    /// <summary>Of those, deliveries to one webhook whose receiver answers.</summary>
    public const int DeliveriesPerWebhook = 8;

    /// <summary>Deliveries to one webhook that failed last, was slow, or has not been heard of lately.</summary>
    public const int DeliveriesPerDoubtful = 2;

    /// <summary>Deliveries to all such webhooks together.</summary>
    public const int DeliveriesToDoubtful = DeliveriesAtOnce / 2;

    /// <summary>Deliveries that one request can ask for again.</summary>
    public const int DeliveryReplays = 1_000;

    /// <summary>When old deliveries are deleted: every hour, away from the full hour.</summary>
    public const string DeliveryCleanupCron = "41 * * * *";

    /// <summary>Months of partitions kept ready after the current one.</summary>
    public const int PartitionMonthsAhead = 3;

    /// <summary>The window in which attempts to sign in are counted.</summary>
    public static readonly TimeSpan SignInWindow = TimeSpan.FromMinutes(15);

    /// <summary>The window in which refreshed sessions are counted.</summary>
    public static readonly TimeSpan RefreshWindow = TimeSpan.FromMinutes(1);

    /// <summary>The window in which calls to the routes of escrows are counted (escrow-services.md 25).</summary>
    public static readonly TimeSpan EscrowWindow = TimeSpan.FromMinutes(1);

    /// <summary>How long an access token is accepted (production-launch.md 4.5).</summary>
    public static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How far clocks may be apart when an access token is judged (production-launch.md, property 8).
    /// </summary>
    public static readonly TimeSpan AccessTokenSkew = TimeSpan.FromSeconds(30);

    /// <summary>How long a session lives without being refreshed.</summary>
    public static readonly TimeSpan SessionIdle = TimeSpan.FromDays(7);

    /// <summary>How long a session lives, however often it is refreshed.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromDays(30);

    /// <summary>How long a session is kept after its end.</summary>
    public static readonly TimeSpan SessionRetention = TimeSpan.FromDays(30);

    /// <summary>How long an invitation can be accepted.</summary>
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(3);

    /// <summary>How long a changed payout destination is not used.</summary>
    public static readonly TimeSpan PayoutCooling = TimeSpan.FromHours(24);

    /// <summary>The window of the limits of sensitive operations.</summary>
    public static readonly TimeSpan SensitiveOperationWindow = TimeSpan.FromHours(1);

    /// <summary>The window in which the wrong keys of an address are counted.</summary>
    public static readonly TimeSpan AuthenticationFailureWindow = TimeSpan.FromMinutes(1);

    /// <summary>How long a request waits for Redis to count it.</summary>
    public static readonly TimeSpan RateLimitPatience = TimeSpan.FromMilliseconds(75);

    /// <summary>How long Redis is left alone after it did not answer.</summary>
    public static readonly TimeSpan RateLimitRetryInterval = TimeSpan.FromSeconds(1);

    /// <summary>How often a process that serves requests says that it is there.</summary>
    public static readonly TimeSpan InstanceBeat = TimeSpan.FromSeconds(10);

    /// <summary>How long it may say nothing until it is shown as silent.</summary>
    public static readonly TimeSpan InstanceSilence = TimeSpan.FromSeconds(35);

    /// <summary>How long a silent one is shown.</summary>
    public static readonly TimeSpan InstanceMemory = TimeSpan.FromMinutes(10);

    /// <summary>How long operators are told of what rate limits refused; whole hours.</summary>
    public static readonly TimeSpan RefusalMemory = TimeSpan.FromHours(24);

    /// <summary>How often an instance tells the others of it.</summary>
    public static readonly TimeSpan RefusalSharing = TimeSpan.FromSeconds(2);

    /// <summary>How long Redis may take to tell of it; nothing else waits for that.</summary>
    public static readonly TimeSpan RefusalPatience = TimeSpan.FromSeconds(1);

    /// <summary>How often refused requests are written to the audit trail.</summary>
    public static readonly TimeSpan RefusalInterval = TimeSpan.FromMinutes(1);

    /// <summary>How long a transition waits for its approval.</summary>
    public static readonly TimeSpan ApprovalPatience = TimeSpan.FromDays(7);

    /// <summary>How often the last uses of keys are written down, and how exact they are.</summary>
    public static readonly TimeSpan ApiKeyUseInterval = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long an idempotency record is kept, unless it is about money: those are kept for ever.
    /// </summary>
    public static readonly TimeSpan IdempotencyRetention = TimeSpan.FromDays(30);

    /// <summary>How long a quiet event stream waits before it shows that it lives.</summary>
    public static readonly TimeSpan EventHeartbeat = TimeSpan.FromSeconds(15);

    /// <summary>How often a waiting event stream looks for the events of other instances.</summary>
    public static readonly TimeSpan EventPoll = TimeSpan.FromSeconds(1);

    /// <summary>How often the relay looks for events that nothing told it of (escrow-services.md 13).</summary>
    public static readonly TimeSpan RelayPoll = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How soon the relay looks again when it was told of events and none was there: one that was told of becomes
    /// readable once every transaction that began before it has ended.
    /// </summary>
    public static readonly TimeSpan RelayEagerPoll = TimeSpan.FromMilliseconds(20);

    /// <summary>How long the relay of a consumer is its owner's without a sign of life.</summary>
    public static readonly TimeSpan RelayLease = TimeSpan.FromSeconds(15);

    /// <summary>How long a consumer has for one round; it ends within the lease.</summary>
    public static readonly TimeSpan RelayPatience = TimeSpan.FromSeconds(10);

    /// <summary>The pause before the second attempt of an event; each later one is twice as long.</summary>
    public static readonly TimeSpan RelayPause = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two attempts.</summary>
    public static readonly TimeSpan RelayPauseMaximum = TimeSpan.FromHours(1);

    /// <summary>The longest pause before a consumer that was away is asked again.</summary>
    public static readonly TimeSpan RelayOutagePause = TimeSpan.FromSeconds(30);

    /// <summary>How long before it passes a deadline of an escrow that holds money is counted for operators.</summary>
    public static readonly TimeSpan DeadlineNear = TimeSpan.FromDays(1);

    /// <summary>How soon a receiver takes a delivery that is sent many at a time.</summary>
    public static readonly TimeSpan PromptAnswer = TimeSpan.FromSeconds(5);

    /// <summary>How long a process remembers that a receiver answers.</summary>
    public static readonly TimeSpan AnswerRemembered = TimeSpan.FromMinutes(10);

    /// <summary>One attempt of a delivery, with everything in it (Standard Webhooks: 15 to 30 seconds).</summary>
    public static readonly TimeSpan WebhookTimeout = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection to a receiver may take to come about.</summary>
    public static readonly TimeSpan WebhookConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait that a receiver can ask for.</summary>
    public static readonly TimeSpan WebhookRetryAfter = TimeSpan.FromHours(24);

    /// <summary>How long a delivery is its worker's; longer than an attempt and the note of it take.</summary>
    public static readonly TimeSpan DeliveryLease = TimeSpan.FromSeconds(60);

    /// <summary>How often due deliveries are looked for that nothing told of.</summary>
    public static readonly TimeSpan DeliveryPoll = TimeSpan.FromSeconds(1);

    /// <summary>The shortest pause between two looks for due deliveries.</summary>
    public static readonly TimeSpan DeliveryPause = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a finished delivery is kept.</summary>
    public static readonly TimeSpan DeliveryRetention = TimeSpan.FromDays(30);

    /// <summary>How often a process tells the others, at most, that it has written events.</summary>
    public static readonly TimeSpan EventNotice = TimeSpan.FromMilliseconds(20);

    /// <summary>The pause before a lost connection that listens is replaced; each later one is twice as long.</summary>
    public static readonly TimeSpan ListenPause = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two attempts to listen.</summary>
    public static readonly TimeSpan ListenPauseMaximum = TimeSpan.FromSeconds(15);

    /// <summary>The longest pause between two attempts to put a record on the chain.</summary>
    public static readonly TimeSpan ChainRetryDelay = TimeSpan.FromHours(1);

    /// <summary>How often a record in a block is looked at when no new block asks for it.</summary>
    public static readonly TimeSpan ChainRecheck = TimeSpan.FromSeconds(30);

    /// <summary>How long a request may wait to hear whether the chain takes records.</summary>
    public static readonly TimeSpan ChainGatePatience = TimeSpan.FromSeconds(2);

    /// <summary>How long the answer to that holds.</summary>
    public static readonly TimeSpan ChainGateMemory = TimeSpan.FromSeconds(1);

    /// <summary>How long a node may take to answer.</summary>
    public static readonly TimeSpan ChainPatience = TimeSpan.FromSeconds(10);

    /// <summary>How long a payment provider may take to answer one call.</summary>
    public static readonly TimeSpan RailPatience = TimeSpan.FromSeconds(15);

    /// <summary>How far from now a provider's webhook may have been signed (escrow-services.md 7.1).</summary>
    public static readonly TimeSpan NoticeTolerance = TimeSpan.FromSeconds(300);

    /// <summary>How long a migration waits for a database that does not answer yet.</summary>
    public static readonly TimeSpan MigrationConnectPatience = TimeSpan.FromSeconds(30);

    /// <summary>How long a migration waits for another one that holds the lock.</summary>
    public static readonly TimeSpan MigrationLockPatience = TimeSpan.FromMinutes(5);

    /// <summary>One statement of a migration.</summary>
    public static readonly TimeSpan MigrationStatementTimeout = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long a new partition waits for its table's lock; longer would queue all writers behind it.
    /// </summary>
    public static readonly TimeSpan PartitionLockPatience = TimeSpan.FromSeconds(3);

    /// <summary>How long a worker holds a job without a sign of life; renewed three times as often.</summary>
    public static readonly TimeSpan JobLease = TimeSpan.FromSeconds(30);

    /// <summary>How long one run of a job may take, unless its type says otherwise.</summary>
    public static readonly TimeSpan JobTimeout = TimeSpan.FromMinutes(5);

    /// <summary>The longest wait of a failed job for its next attempt.</summary>
    public static readonly TimeSpan JobBackoffMaximum = TimeSpan.FromHours(1);

    /// <summary>How often a worker looks for jobs of which nobody told it.</summary>
    public static readonly TimeSpan JobPoll = TimeSpan.FromSeconds(1);

    /// <summary>A process tells the others of new jobs at most this often.</summary>
    public static readonly TimeSpan JobNotifyInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>How often workers look for the jobs of those that have gone.</summary>
    public static readonly TimeSpan JobRecoveryInterval = TimeSpan.FromSeconds(5);

    /// <summary>How long an engine has until the ticket of a job is handed out again.</summary>
    public static readonly TimeSpan JobTicketPatience = TimeSpan.FromSeconds(30);

    /// <summary>How long one run of a schedule's job may take: the nightly work reads the whole ledger.</summary>
    public static readonly TimeSpan ScheduleTimeout = TimeSpan.FromHours(2);

    /// <summary>How often workers look for what operators have decided about schedules.</summary>
    public static readonly TimeSpan ScheduleCheckInterval = TimeSpan.FromSeconds(5);

    /// <summary>How often jobs are counted for the metrics, and workers show that they live.</summary>
    public static readonly TimeSpan JobCountInterval = TimeSpan.FromSeconds(5);

    /// <summary>How long a worker that shows nothing is listed.</summary>
    public static readonly TimeSpan JobWorkerSilence = TimeSpan.FromMinutes(10);

    /// <summary>How often ended jobs are trimmed.</summary>
    public static readonly TimeSpan JobTrimInterval = TimeSpan.FromSeconds(10);

    /// <summary>What a stopping worker gives its running jobs; the host ends the process after 30 seconds.</summary>
    public static readonly TimeSpan JobShutdownPatience = TimeSpan.FromSeconds(25);

    /// <summary>What a job that was asked to stop is given.</summary>
    public static readonly TimeSpan JobStopPatience = TimeSpan.FromSeconds(2);

    /// <summary>Commands of the topic that one process takes at once (specification, section 25).</summary>
    public const int CommandsAtOnce = 10;

    /// <summary>Messages of the topic of commands that are read before any of them is looked at.</summary>
    public const int CommandMessagesAtOnce = 200;

    /// <summary>The largest message of the topic of commands; the specification has a tenth of it (section 5).
    /// </summary>
    public const int CommandMessageBytes = 131_072;

    /// <summary>How long a request waits for the decision of its command, unless it says otherwise.</summary>
    public static readonly TimeSpan CommandPatience = TimeSpan.FromSeconds(5);

    /// <summary>The longest that a request may ask to wait.</summary>
    public static readonly TimeSpan CommandLongestPatience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// When a waiting request looks by itself, should it hear nothing; each further pause is half as long again.
    /// </summary>
    public static readonly TimeSpan CommandFirstLook = TimeSpan.FromMilliseconds(250);

    /// <summary>How often a process tells the others of the commands that it has decided.</summary>
    public static readonly TimeSpan CommandNotice = TimeSpan.FromMilliseconds(10);

    /// <summary>Decided commands that wait to be told of; more are found by looking.</summary>
    public const int CommandNoticesKept = 10_000;

    /// <summary>Decided commands in one notification, of which Postgres takes 8,000 bytes.</summary>
    public const int CommandsPerNotice = 200;

    /// <summary>The shortest time that two parties may give each other for anything.</summary>
    public static readonly TimeSpan EscrowPeriodMinimum = TimeSpan.FromMinutes(1);

    /// <summary>The longest.</summary>
    public static readonly TimeSpan EscrowPeriodMaximum = TimeSpan.FromDays(365);

    /// <summary>The marketplace's names of an offer and of a contract.</summary>
    public const int EscrowReferenceText = 100;

    /// <summary>What a payment is called by whoever says that he has paid (specification, section 6.2).</summary>
    public const int TransactionText = 200;

    /// <summary>What a delivery and a dispute are called.</summary>
    public const int DeliveryTitleText = 200;

    public const int DisputeReasonText = 100;

    /// <summary>What is said of a delivery, of a dispute and of a decision.</summary>
    public const int EscrowDescriptionText = 5_000;

    /// <summary>Characters of a message in a dispute, as of its description (specification, section 6.2).</summary>
    public const int DisputeMessageText = 5_000;

    /// <summary>Characters of the name of a file.</summary>
    public const int EvidenceNameText = 200;

    /// <summary>Files of one escrow (specification, section 6.2: evidence of up to 50 items).</summary>
    public const int EvidenceFiles = 50;

    /// <summary>Bytes of one file: 25 MB.</summary>
    public const long EvidenceBytes = 25_000_000;

    /// <summary>How long an upload may begin after it was signed (specification, section 10).</summary>
    public static readonly TimeSpan EvidenceUploadPeriod = TimeSpan.FromMinutes(15);

    /// <summary>How long a download may begin after it was signed: short (trap T-45).</summary>
    public static readonly TimeSpan EvidenceDownloadPeriod = TimeSpan.FromMinutes(5);

    /// <summary>How long the storage may take to say what it has.</summary>
    public static readonly TimeSpan EvidencePatience = TimeSpan.FromSeconds(20);

    /// <summary>Parts of one escrow (specification, section 6.2).</summary>
    public const int Milestones = 50;

    /// <summary>From when on a silent buyer's deadline counts as one that has gathered (specification, T-60).</summary>
    public static readonly TimeSpan GatheredDeadlineAge = TimeSpan.FromDays(1);

    /// <summary>Gathered deadlines of silent buyers that are carried out in one pass.</summary>
    public const int GatheredDeadlines = 500;

    /// <summary>When old bodies of payment providers' webhooks are forgotten: daily.</summary>
    public const string NoticeRedactionCron = "47 3 * * *";

    /// <summary>How long those bodies are kept where the installation does not say.</summary>
    public static readonly TimeSpan NoticeBodyRetention = TimeSpan.FromDays(90);

    /// <summary>
    /// How long a deadline has passed by the database's clock until it is acted on (specification, T-13): what was done
    /// in time is decided first, and clocks of instances differ a little.
    /// </summary>
    public static readonly TimeSpan DeadlineGrace = TimeSpan.FromSeconds(30);

    /// <summary>Deadlines that are commanded in one transaction.</summary>
    public const int EscrowDeadlineBatch = 500;

    /// <summary>How long until a settlement that a provider has is looked at again.</summary>
    public static readonly TimeSpan SettlementLook = TimeSpan.FromSeconds(15);

    /// <summary>Failed attempts to pay a settlement until an operator has to look.</summary>
    public const int SettlementAttempts = 25;

    /// <summary>How long until a settlement of an escrow whose money is in question is looked at again.</summary>
    public static readonly TimeSpan FrozenSettlementLook = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long after it was stopped a settlement that no provider has counts as failed: longer than whoever had read
    /// it before can still be asking for it.
    /// </summary>
    public static readonly TimeSpan SettlementStop = TimeSpan.FromMinutes(15);

    /// <summary>What other means call a payment.</summary>
    public const int SettlementReferenceText = 200;

    /// <summary>How often ways in are looked for that are due for a look (specification, section 27, f10).</summary>
    public const string CollectionPollCron = "* * * * *";

    /// <summary>Ways in whose look is planned in one transaction.</summary>
    public const int CollectionPollBatch = 200;

    /// <summary>The shortest time between two looks at a way in that nothing has told of.</summary>
    public static readonly TimeSpan CollectionLookMinimum = TimeSpan.FromMinutes(1);

    /// <summary>The longest time between two looks at a way in while its money is awaited.</summary>
    public static readonly TimeSpan CollectionLookMaximum = TimeSpan.FromHours(1);

    /// <summary>The longest time between two looks afterwards, when only late money and reversals are looked for.
    /// </summary>
    public static readonly TimeSpan CollectionLateLook = TimeSpan.FromDays(1);

    /// <summary>
    /// How long money that was seen and does not count yet may be absent from its provider's list until it has not
    /// come (specification, T-22).
    /// </summary>
    public static readonly TimeSpan MissingFundsPatience = TimeSpan.FromMinutes(30);

    /// <summary>
    /// For how long a provider's list of what came in may be unread until it is a finding that somebody owns.
    /// </summary>
    public static readonly TimeSpan UnreadListPatience = TimeSpan.FromMinutes(30);

    /// <summary>The shortest time until a list that could not be read is asked for again.</summary>
    public static readonly TimeSpan UnreadListLook = TimeSpan.FromMinutes(10);

    /// <summary>For how long a card payment may be taken back; then its intent is not looked at any more.</summary>
    public static readonly TimeSpan CardReversalPeriod = TimeSpan.FromDays(400);

    /// <summary>How long until an answer that a provider still owes is asked for again.</summary>
    public static readonly TimeSpan CollectionRetry = TimeSpan.FromSeconds(15);

    /// <summary>How long a webhook about something unknown is held for it to appear (specification, T-07).</summary>
    public static readonly TimeSpan NoticeKept = TimeSpan.FromHours(24);

    /// <summary>
    /// When a webhook is overdue that is still held: its last attempt, an hour after the one before, is long due.
    /// </summary>
    public static readonly TimeSpan NoticeOverdue = NoticeKept + TimeSpan.FromHours(2);

    /// <summary>When overdue ones are looked for: every hour.</summary>
    public const string NoticeOverdueCron = "22 * * * *";

    /// <summary>The window in which webhooks of providers are counted by address (specification, section 7).</summary>
    public static readonly TimeSpan NoticeWindow = TimeSpan.FromMinutes(15);

    /// <summary>A provider's webhook; Stripe's are below 100 KB.</summary>
    public const int NoticeBytes = 262_144;

    /// <summary>Why staff decided as they did about money that came in, or about a difference between books.</summary>
    public const int FundsReasonText = 500;

    /// <summary>When recent escrows are compared with the providers' books: every hour.</summary>
    public const string ReconciliationCron = "12 * * * *";

    /// <summary>When all of them are: every night at 03:40 UTC.</summary>
    public const string FullReconciliationCron = "40 3 * * *";

    /// <summary>Escrows, and differences, that a comparison reads at once.</summary>
    public const int ReconciliationBatch = 500;

    /// <summary>How long money may be on its way through the product before its absence is a difference.</summary>
    public static readonly TimeSpan ReconciliationGrace = TimeSpan.FromMinutes(15);

    /// <summary>How long a settlement may have no end before somebody has to look (specification, T-23).</summary>
    public static readonly TimeSpan SettlementStuck = TimeSpan.FromHours(1);

    /// <summary>What a difference between books is about, in words.</summary>
    public const int BreakNoteText = 500;
}
