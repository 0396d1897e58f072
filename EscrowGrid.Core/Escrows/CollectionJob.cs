using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows;

/// <summary>The job that opens the way by which the money of a new escrow comes in; stored with the escrow.</summary>
public static class CollectionJob
{
    public static readonly JobType<Payload> Type = new("collection.open")
    {
        Queue = Queue,
        IsAboutMoney = true,
        MaxAttempts = Limits.SettlementAttempts,
    };

    internal const string Queue = "escrow-collections";

    public static JobRequest Request(EscrowId escrow)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"collection:{escrow}"));
        return Type.Request(new JobId(NamedUuid.Of(hash)), new Payload(escrow.ToString())) with
        {
            OrderingKey = KeyOf(escrow),
        };
    }

    /// <summary>What is done about one way in is done one after the other.</summary>
    internal static string KeyOf(EscrowId escrow) => $"collection:{escrow}";

    /// <param name="Escrow">Its id.</param>
    public sealed record Payload(string Escrow);
}
