using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// The way by which the money of one escrow comes in: a payment intent, or an address that is this escrow's alone. What
/// a payer pays with, the client secret, is never kept (specification, T-46).
/// </summary>
/// <param name="Escrow">Of which escrow; there is one for each.</param>
/// <param name="Rail">Whose.</param>
/// <param name="State">How it stands.</param>
/// <param name="OpenedAt">When it was opened or refused at first, in UTC.</param>
public sealed record EscrowCollection(EscrowId Escrow, Rail Rail, CollectionState State, DateTimeOffset OpenedAt)
{
    /// <summary>The provider's object; null where there is none.</summary>
    public string? ProviderId { get; init; }

    /// <summary>Where coins are sent to; of a chain only.</summary>
    public string? DepositAddress { get; init; }

    /// <summary>Why the provider refused; its code.</summary>
    public string? Error { get; init; }

    /// <summary>When the provider is asked next what has come in; null for never more.</summary>
    public DateTimeOffset? NextLookAt { get; init; }

    /// <summary>1 at first, and one more each time that it was opened again after it had been closed in vain.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Since when its provider's list has not been read, though it was asked for; null where it was.</summary>
    public DateTimeOffset? UnreadSince { get; init; }

    /// <summary>As the rail knows it; null where there is none.</summary>
    public Collection? ToWay() =>
        ProviderId is { } id ? new Collection(id, ClientSecret: null, DepositAddress) : null;

    /// <summary>A quarter of the time later for which it has been unread, so that an outage makes no crowd.</summary>
    /// <param name="now">The moment of the look that failed.</param>
    public DateTimeOffset PlanRetry(DateTimeOffset now)
    {
        var pause = (now - (UnreadSince ?? now)) / 4;
        return now + (pause < Limits.UnreadListLook ? Limits.UnreadListLook
            : pause > Limits.CollectionLookMaximum ? Limits.CollectionLookMaximum
            : pause);
    }

    /// <summary>A quarter of its age later, so that nothing is asked for long in vain and nothing waits for long.
    /// </summary>
    /// <param name="isAwaited">Whether the escrow still waits for the money.</param>
    /// <param name="now">The moment of the last look.</param>
    public DateTimeOffset? PlanLook(bool isAwaited, DateTimeOffset now)
    {
        var age = now - OpenedAt;
        if (ProviderId is null || (!isAwaited && Rail is Rail.Stripe && age > Limits.CardReversalPeriod))
            return null;
        var longest = isAwaited ? Limits.CollectionLookMaximum : Limits.CollectionLateLook;
        var pause = age / 4;
        return now + (pause < Limits.CollectionLookMinimum ? Limits.CollectionLookMinimum
            : pause > longest ? longest
            : pause);
    }
}
