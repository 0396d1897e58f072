using System.Runtime.InteropServices;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>What some money is held for: the owner of a set of accounts.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LedgerSubject(SubjectKind Kind, Guid Id)
{
    public static LedgerSubject Of(PositionId position) => new(SubjectKind.Position, position.Value);

    public static LedgerSubject Of(EscrowId escrow) => new(SubjectKind.Escrow, escrow.Value);

    /// <summary>Its id as on the wire.</summary>
    /// <exception cref="InvalidOperationException">A kind without a form of ids: a mistake of ours.</exception>
    public override string ToString() => Kind switch
    {
        SubjectKind.Position => new PositionId(Id).ToString(),
        SubjectKind.Escrow => new EscrowId(Id).ToString(),
        _ => throw new InvalidOperationException($"Ids of {Kind} have no form."),
    };
}
