using System.Collections.Concurrent;
using System.Diagnostics;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Benchmarks.Escrows;

/// <summary>
/// A user with a live session who commands as REST does: who it is is looked at again, each request has a key of its
/// own, and the answer is awaited.
/// </summary>
internal sealed class BenchmarkParty
{
    private static readonly Sha256Digest Body = Sha256Digest.Of("{}");

    private readonly SubmitCommand _submit;
    private readonly Caller _caller;

    private BenchmarkParty(SubmitCommand submit, Caller caller, ActorClass actor) =>
        (_submit, _caller, Actor) = (submit, caller, new EscrowActor(actor, caller.User!.Id));

    public EscrowActor Actor { get; }

    public UserId Id => Actor.User!.Value;

    public static async Task<BenchmarkParty> SignUpAsync(
        IServiceProvider services, InstitutionId institution, ActorClass actor)
    {
        if (EmailAddress.TryParse($"{Guid.NewGuid():N}@trade.test", out var email) is false)
            throw new InvalidOperationException("That is no address.");
        var wanted = new SignUp.Command
        {
            Institution = institution,
            Email = email,
            DisplayName = "A party",
            Password = $"{Guid.NewGuid():N}",
        };
        var signedUp = await services.GetRequiredService<SignUp>()
            .HandleAsync(wanted, CallOf(Caller.Anonymous), CancellationToken.None);
        if (!signedUp.TryGet(out var opened, out var problem))
            throw new InvalidOperationException($"{problem.Kind.Code} {problem.Details}");
        var caller = await services.GetRequiredService<ISessionStore>()
            .FindCallerAsync(opened.Session.Id, CancellationToken.None);
        return new BenchmarkParty(services.GetRequiredService<SubmitCommand>(), caller!, actor);
    }

    /// <summary>One command of each escrow, at that rate, and how long each waited for its decision.</summary>
    public async Task<List<Wait>> MeasureWaitsAsync(
        IReadOnlyList<Escrow> escrows, EscrowCommand wanted, int perSecond)
    {
        var waits = new ConcurrentBag<Wait>();
        var sent = new List<Task>();
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        foreach (var escrow in escrows)
        {
            while (clock.Elapsed < TimeSpan.FromSeconds((double)sent.Count / perSecond))
                await timer.WaitForNextTickAsync();
            sent.Add(Task.Run(() => TimeAsync(escrow)));
        }

        await Task.WhenAll(sent);
        return [.. waits];

        async Task TimeAsync(Escrow escrow)
        {
            var start = clock.Elapsed;
            await SendAsync(escrow, wanted);
            waits.Add(new Wait(start, (clock.Elapsed - start).TotalMilliseconds));
        }
    }

    /// <summary>One command of each escrow, by so many clients.</summary>
    public Task SendAllAsync(IReadOnlyList<Escrow> escrows, EscrowCommand wanted, int clients) =>
        Parallel.ForEachAsync(
            escrows,
            new ParallelOptions { MaxDegreeOfParallelism = clients },
            async (escrow, _) => await SendAsync(escrow, wanted));

    private async Task SendAsync(Escrow escrow, EscrowCommand wanted)
    {
        var key = IdempotencyKey.TryParse($"{Guid.NewGuid():N}", out var parsed)
            ? parsed
            : throw new InvalidOperationException("That is no key.");
        var call = CallOf(_caller) with
        {
            Idempotency = new IdempotencyClaim(
                IdempotencyId.Of(_caller, "POST", $"/api/escrow/{escrow.Id}", key), Body, static _ => [.. "{}"u8]),
        };
        var sent = await _submit.HandleAsync(
            escrow.Id, wanted, call, Limits.CommandPatience, CancellationToken.None);
        if (!sent.TryGet(out var command, out var problem) || command.State is not CommandState.Completed)
            throw new InvalidOperationException($"{problem?.Kind.Code} {command?.State} {command?.ErrorCode}");
    }

    private static CallContext CallOf(Caller caller) =>
        new(caller, "request", "BENCHMARK", "/api/escrow", ClientAddress: null);
}
