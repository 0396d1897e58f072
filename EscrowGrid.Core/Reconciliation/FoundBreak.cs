using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>A difference as one comparison saw it.</summary>
/// <param name="Kind">In what.</param>
/// <param name="Rail">Whose books were compared.</param>
/// <param name="Subject">What differs: a provider's object, a settlement, an escrow.</param>
/// <param name="At">When that came about, as far as anybody knows.</param>
public sealed record FoundBreak(BreakKind Kind, Rail Rail, string Subject, DateTimeOffset At)
{
    /// <summary>Follows from what differs and in what: the same difference is the same row, for ever.</summary>
    public BreakId Id
    {
        get
        {
            var name = $"break:{WireName<BreakKind>.Of(Kind)}:{WireName<Rail>.Of(Rail)}:{Subject}";
            return new BreakId(NamedUuid.Of(SHA256.HashData(Encoding.UTF8.GetBytes(name))));
        }
    }

    /// <summary>Null for what belongs to no escrow that is known.</summary>
    public EscrowId? Escrow { get; init; }

    /// <summary>The escrow's tenant.</summary>
    public InstitutionId? Institution { get; init; }

    /// <summary>The provider's object; null where there is none.</summary>
    public string? ProviderId { get; init; }

    /// <summary>As it is here; null where it is not.</summary>
    public Money? Ours { get; init; }

    /// <summary>As it is there; null where it is not, or is an asset that is not known.</summary>
    public Money? Theirs { get; init; }

    /// <summary>What else helps: an account, a provider's code. No addresses, no names.</summary>
    public string? Note { get; init; }
}
