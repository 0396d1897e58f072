namespace EscrowGrid.Core.Access;

/// <summary>What a caller may do (wire contract, section 2). Root belongs to no institution.</summary>
public enum Role
{
    Root,
    Admin,
    ReadOnly,

    /// <summary>Nobody that is known; only in the audit trail, of requests that were refused.</summary>
    Anonymous,

    /// <summary>EscrowGrid itself, by a schedule; only in the audit trail.</summary>
    System,

    /// <summary>A user of an institution's marketplace; what it may do is said by its <see cref="UserRole"/>.</summary>
    User,
}
