using System.Globalization;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Relay;
using EscrowGrid.Worker.Verbs;

namespace EscrowGrid.Worker.Replay;

/// <summary>
/// The verb <c>replay</c>: hands events over again that a consumer has handled, with the same ids and marked as
/// replays, or only counts them (specification, T-34). At most <see cref="Core.Limits.RelayReplay"/> of them for each
/// subject.
/// </summary>
internal static class ReplayCommand
{
    private const string Use =
        """
        replay --consumer NAME --from TIME [--to TIME] [--event ID]... [--subject ID]...
               [--apply --actor NAME --reason TEXT]
        Times are of ISO 8601; a subject is an escrow, a position or whatever else events are about.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var wanted = new VerbArguments(args);
        if (wanted["--consumer"] is not { } consumer || SelectionOf(wanted) is not { } selection)
        {
            await Console.Error.WriteLineAsync(Use);
            return VerbArguments.WrongUse;
        }

        if (!await wanted.IsAnsweredForAsync())
            return VerbArguments.WrongUse;
        // Workers hand them over.
        await using var app = VerbHost.Build();
        var request = app.Services.GetRequiredService<IIdSource>().CreateRequestId();
        var call = new CallContext(Caller.System, request, "REPLAY", "/events", ClientAddress: null);
        string?[] subjects = [.. wanted.All("--subject")];
        foreach (var subject in subjects.DefaultIfEmpty())
        {
            var command = new ReplayEvents.Command(
                consumer, selection with { Subject = subject }, wanted.Why ?? "", IsDryRun: !wanted.Applies);
            var result = await app.Services.GetRequiredService<ReplayEvents>()
                .HandleAsync(command, call, CancellationToken.None);
            if (!result.TryGet(out var outcome, out var problem))
            {
                await Console.Error.WriteLineAsync($"{problem.Kind.Code}: {problem.Details ?? consumer}");
                return VerbArguments.WrongUse;
            }

            await Console.Out.WriteLineAsync(
                $"{subject ?? "events"}: {outcome.Count} {(wanted.Applies ? "replayed" : "would be replayed")}");
        }

        return VerbArguments.Succeeded;
    }

    /// <returns>Null when a time is missing or not one, or an event's id is of another form.</returns>
    private static ReplaySelection? SelectionOf(VerbArguments wanted)
    {
        DomainEventId[] events = [.. wanted.All("--event").Select(PrefixedId.Parse<DomainEventId>)];
        if (TimeOf(wanted["--from"]) is not { } from || events.Contains(default)
            || (wanted["--to"] is { } text && TimeOf(text) is null))
        {
            return null;
        }

        return new ReplaySelection(from) { To = TimeOf(wanted["--to"]), Events = events.Length > 0 ? events : null };
    }

    private static DateTimeOffset? TimeOf(string? text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : null;
}
