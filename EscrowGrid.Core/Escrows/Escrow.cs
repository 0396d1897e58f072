using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Escrows;

/// <summary>Money of a buyer that a marketplace holds until the seller has delivered.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Institution">The tenant whose marketplace it is of.</param>
/// <param name="Buyer">Who pays in.</param>
/// <param name="Seller">Who is paid; another one.</param>
/// <param name="Rail">How money comes and goes.</param>
/// <param name="Money">What was agreed, in whole hundredths.</param>
/// <param name="Terms">What else was agreed.</param>
/// <param name="PayoutDestination">The seller's account or address when it was agreed; another one later is not paid.
/// </param>
/// <param name="CreatedAt">When, in UTC, whole milliseconds.</param>
public sealed record Escrow(
    EscrowId Id,
    InstitutionId Institution,
    UserId Buyer,
    UserId Seller,
    Rail Rail,
    Money Money,
    EscrowTerms Terms,
    string PayoutDestination,
    DateTimeOffset CreatedAt) : IListed
{
    public RowKey Key => new(CreatedAt, Id.Value);

    /// <summary>The marketplace's own name of what was agreed; one escrow that is not cancelled for each.</summary>
    public string? ContractReference { get; init; }

    /// <summary>The marketplace's name of the offer that was accepted; told and kept, and nothing follows from it.
    /// </summary>
    public string? OfferReference { get; init; }

    /// <summary>How well both parties were known when it was opened; null of one that is older than this is kept.
    /// </summary>
    public PartiesKyc? Kyc { get; init; }

    public EscrowState State { get; init; }

    /// <summary>1 after creation, and one more after every change.</summary>
    public long Version { get; init; } = 1;

    /// <summary>
    /// The version of the last change that a decision about the money hangs on. What parties say in a dispute, notices
    /// of deadlines and money that goes straight back are none, so nobody can talk a decision away.
    /// </summary>
    public long DecisiveVersion { get; init; } = 1;

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>
    /// When what waits is decided without anybody: the payment, the delivery, the acceptance or the dispute. Null when
    /// nothing waits or it may wait for ever.
    /// </summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The deadline that was told of before it passes; null while none was.</summary>
    public DateTimeOffset? ToldDueAt { get; init; }

    /// <summary>The deadline that was told to have passed without what was agreed for it; null while none was.
    /// </summary>
    public DateTimeOffset? HeldBackDueAt { get; init; }

    public EscrowAccounts Accounts { get; init; } = EscrowAccounts.Empty;

    /// <summary>The money that came in, in order.</summary>
    public IReadOnlyList<Receipt> Receipts { get; init; } = [];

    public Delivery? Delivery { get; init; }

    public Dispute? Dispute { get; init; }

    /// <summary>Of its dispute, of which there is one at most.</summary>
    public DisputeId DisputeId => new(Id.Value);

    /// <summary>The one decision about the held money that is being carried out; null when there is none.</summary>
    public Decision? Decision { get; init; }

    /// <summary>All of them, in the order in which they were reserved.</summary>
    public IReadOnlyList<Settlement> Settlements { get; init; } = [];

    /// <summary>Of which agreement it is a part; null for one that stands alone.</summary>
    public Milestone? Milestone { get; init; }

    /// <summary>Its parts, in order; none for an escrow that was not divided. With any it holds no money.</summary>
    public IReadOnlyList<MilestoneProgress> Milestones { get; init; } = [];

    /// <summary>The hash of its last ledger event.</summary>
    public Sha256Digest LedgerHead { get; init; }

    /// <summary>As what a user acts on it.</summary>
    /// <param name="user">Who.</param>
    /// <param name="isStaff">Whether he is of its marketplace's staff. A party is a party even so.</param>
    public EscrowActor ActorOf(UserId user, bool isStaff) => ActorOf(Buyer, Seller, user, isStaff);

    /// <summary>As what a user acts between two parties.</summary>
    internal static EscrowActor ActorOf(UserId buyer, UserId seller, UserId user, bool isStaff) => new(
        user == buyer ? ActorClass.Buyer
        : user == seller ? ActorClass.Seller
        : isStaff ? ActorClass.Staff
        : ActorClass.Other,
        user);
}
