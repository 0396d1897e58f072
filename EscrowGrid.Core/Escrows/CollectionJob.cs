using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// The jobs that an escrow itself asks for of the way by which its money comes in: one opens it, stored with the new
/// escrow, others look at it.
/// </summary>
public static class CollectionJob
{
    public static readonly JobType<Payload> Type = new("collection.open")
    {
        Queue = Queue,
        IsAboutMoney = true,
        MaxAttempts = Limits.SettlementAttempts,
    };

    /// <summary>Asks a provider at once what has come in, because somebody says that he has paid.</summary>
    public static readonly JobType<AskPayload> Ask = new("collection.ask")
    {
        Queue = Queue,
        Priority = JobPriority.Urgent,
        MaxAttempts = Limits.SettlementAttempts,
    };

    internal const string Queue = "escrow-collections";

    public static JobRequest Request(EscrowId escrow) =>
        Type.Request(IdOf($"collection:{escrow}"), new Payload(escrow.ToString())) with
        {
            OrderingKey = KeyOf(escrow),
        };

    /// <param name="escrow">Whose way in.</param>
    /// <param name="version">That the claim made: one look for each.</param>
    internal static JobRequest RequestAsk(EscrowId escrow, long version) =>
        Ask.Request(IdOf($"collection-ask:{escrow}:{version}"), new AskPayload(escrow.ToString())) with
        {
            OrderingKey = KeyOf(escrow),
        };

    /// <summary>What is done about one way in is done one after the other.</summary>
    internal static string KeyOf(EscrowId escrow) => $"collection:{escrow}";

    private static JobId IdOf(string name) => new(NamedUuid.Of(SHA256.HashData(Encoding.UTF8.GetBytes(name))));

    /// <param name="Escrow">Its id.</param>
    public sealed record Payload(string Escrow);

    /// <param name="Escrow">Its id.</param>
    public sealed record AskPayload(string Escrow);
}
