using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>Ids of what EscrowGrid itself commands, by what it is about: noticed twice, it is commanded once.</summary>
internal static class CommandIds
{
    public static CommandId OfDeadline(EscrowId escrow, DateTimeOffset due) =>
        Of($"timeout:{escrow}:{due.ToWireText()}");

    public static CommandId OfPayment(EscrowId escrow, string provider) => Of($"payment:{escrow}:{provider}");

    public static CommandId OfSettlement(SettlementId settlement, SettlementState state) =>
        Of($"settlement:{settlement}:{WireName<SettlementState>.Of(state)}");

    private static CommandId Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return new CommandId(NamedUuid.Of(hash));
    }
}
