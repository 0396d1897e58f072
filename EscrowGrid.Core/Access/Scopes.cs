namespace EscrowGrid.Core.Access;

/// <summary>
/// What a key is narrowed to: reading or writing one feature. A scope never gives what the role of its key does not,
/// and those of operators have to be given by name. The names on the wire are those of <see cref="ScopeNames"/>.
/// </summary>
[Flags]
public enum Scopes
{
    None = 0,
    InstitutionsRead = 1,
    ApiKeysRead = 1 << 1,
    ApiKeysWrite = 1 << 2,
    PoliciesRead = 1 << 3,
    PoliciesWrite = 1 << 4,
    TemplatesRead = 1 << 5,
    TemplatesWrite = 1 << 6,
    AssetsRead = 1 << 7,
    AssetsWrite = 1 << 8,
    PositionsRead = 1 << 9,
    PositionsWrite = 1 << 10,
    LedgerRead = 1 << 11,
    EventsRead = 1 << 12,
    AuditRead = 1 << 13,
    ApprovalsRead = 1 << 14,
    ApprovalsWrite = 1 << 15,
    WebhooksRead = 1 << 16,
    WebhooksWrite = 1 << 17,

    /// <summary>
    /// All of the above, and what follows the operators' ones: a key that was given no scopes.
    /// </summary>
    All = ((1 << 18) - 1) | UsersRead | UsersWrite | EscrowsRead | EscrowsWrite,

    /// <summary>
    /// For operators only: to see the work behind all institutions: jobs, queues, workers, schedules, deliveries. It
    /// reaches beyond the key's own institution, so only root can begin to give it.
    /// </summary>
    OperationsRead = 1 << 18,

    /// <summary>To act on that work; for operators only too.</summary>
    OperationsWrite = 1 << 19,

    /// <summary>To see the users of the institution's marketplace.</summary>
    UsersRead = 1 << 20,

    /// <summary>To invite and manage them.</summary>
    UsersWrite = 1 << 21,

    /// <summary>To see the escrows of the institution's marketplace.</summary>
    EscrowsRead = 1 << 22,

    /// <summary>To open escrows and to act on them as its staff.</summary>
    EscrowsWrite = 1 << 23,
}
