using System.Security.Cryptography;
using System.Text.Json;
using EscrowGrid.Admin.Overview;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Jobs;
using EscrowGrid.Client.LedgerEvents;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Admin.Live;

/// <summary>
/// What tells whether something that a page shows is another than it was. A page says by it what it has shown, so that
/// nothing is missed that changes before its stream begins, or between two streams.
/// </summary>
internal static class LiveMark
{
    private const int Bytes = 8;

    public static string Of(Position position) => Of(position.Version);

    public static string Of(Escrow escrow) => Of(escrow.Version);

    public static string Of(EscrowCommand command) => Of(command.Status);

    public static string Of(IReadOnlyList<JobQueue> queues) =>
        Of(queues.Select(it => new { it.Queue, it.Paused, it.Counts }).ToList());

    /// <summary>How far each run is, and which result is the latest; pages of any length have the same.</summary>
    public static string Of(LedgerReplayPage replays) =>
        Of(new { Latest = replays.Data is [var latest, ..] ? latest.Number : 0, replays.WithoutResult });

    /// <summary>But for how many requests there were: looking is one.</summary>
    public static string Of(OverviewNumbers numbers) =>
        Of<OverviewNumbers>(numbers with { Requests = 0, ErrorRate = null });

    /// <summary>Where a page that has shown this follows it.</summary>
    public static string Follow(string path, string mark) => $"{path}?{LiveEndpoints.Seen}={mark}";

    private static string Of<T>(T shown) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(shown)).AsSpan(0, Bytes));
}
