using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Ids by what a command is about: what EscrowGrid itself notices twice, and what a caller asks twice by one key, is
/// commanded once.
/// </summary>
internal static class CommandIds
{
    public static CommandId OfDeadline(EscrowId escrow, DateTimeOffset due) =>
        Of($"timeout:{escrow}:{due.ToWireText()}");

    public static CommandId OfNotice(EscrowId escrow, DateTimeOffset due, DeadlineNotice notice) =>
        Of($"notice:{WireName<DeadlineNotice>.Of(notice)}:{escrow}:{due.ToWireText()}");

    public static CommandId OfPayment(EscrowId escrow, string provider) => Of($"payment:{escrow}:{provider}");

    public static CommandId OfSettlement(SettlementId settlement, SettlementState state) =>
        Of($"settlement:{settlement}:{WireName<SettlementState>.Of(state)}");

    /// <param name="milestone">Whose state has changed, or the agreement that is on its way to follow.</param>
    /// <param name="version">Its version by then.</param>
    public static CommandId OfMilestone(EscrowId milestone, long version) => Of($"milestone:{milestone}:{version}");

    /// <param name="milestone">Which is to be cancelled.</param>
    /// <param name="version">The version of its agreement by which it was wanted.</param>
    public static CommandId OfCancelling(EscrowId milestone, long version) => Of($"cancel:{milestone}:{version}");

    /// <summary>Of what a caller wants once.</summary>
    public static CommandId OfKey(IdempotencyId id) => Of($"key:{id.Scope}:{id.Key}");

    private static CommandId Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return new CommandId(NamedUuid.Of(hash));
    }
}
