using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Money that a provider says came in: one row for each of the provider's objects, whatever becomes of it. Only what is
/// accepted or returned is in the books of an escrow, as a <see cref="Receipt"/>.
/// </summary>
/// <param name="Id">Follows from the rail and the provider's object: the same money is the same row.</param>
/// <param name="Rail">Whose.</param>
/// <param name="ProviderId">The provider's object: a charge, a transaction and log index.</param>
/// <param name="Asset">The provider's own word for what came.</param>
/// <param name="SeenAt">When it was first seen here, in UTC.</param>
public sealed record InboundFunds(FundsId Id, Rail Rail, string ProviderId, string Asset, DateTimeOffset SeenAt)
    : IListed
{
    public RowKey Key => new(SeenAt, Id.Value);

    /// <summary>The provider's object that it came by; null where unknown.</summary>
    public string? CollectionId { get; init; }

    /// <summary>For which escrow; null while nobody knows.</summary>
    public EscrowId? Escrow { get; init; }

    /// <summary>The escrow's tenant; null while nobody knows the escrow.</summary>
    public InstitutionId? Institution { get; init; }

    /// <summary>Exactly as received; null where it is an asset that we do not know.</summary>
    public Money? Money { get; init; }

    /// <summary>Whom it came from: an address; null for a card.</summary>
    public string? Sender { get; init; }

    public FundsState State { get; init; }

    /// <summary>A <see cref="FundsReason"/>; null where nobody is waited for.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Of money that is held: since when its provider lists it no more; null while it does, as far as anybody knows.
    /// </summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>What staff said when they decided.</summary>
    public string? Note { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>1 at first, and one more after every change.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Whether somebody has to decide about it.</summary>
    public bool IsParked => State is FundsState.Held or FundsState.Unmatched or FundsState.Reversed;

    public static FundsId IdOf(Rail rail, string providerId)
    {
        var name = Encoding.UTF8.GetBytes($"funds:{WireName<Rail>.Of(rail)}:{providerId}");
        return new FundsId(NamedUuid.Of(SHA256.HashData(name)));
    }
}
