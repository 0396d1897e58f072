using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>The last look before a provider is asked to pay: whatever was decided, and however it got there.</summary>
[Collection(StoresDefinition.Name)]
public sealed class CoveredSettlementTests(Stores stores)
{
    [Theory]
    [InlineData("99.5", 1)]
    [InlineData("0.5", 1)]
    [InlineData("99.51", 0)]
    [InlineData("100", 0)]
    public async Task Settlement_OfMoreThanIsSetAside_IsNeverPaid(string beside, int paid)
    {
        var place = await JobPlace.CreateAsync(stores, Store.Memory);
        // Whoever is asked does not answer, so nothing has to be written down.
        var rail = new BookRail { Mishaps = _ => Mishap.LosesTheRequest };
        await using var process = await EscrowProcess.StartAsync(place, rail);
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        await process.RunAsync(escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System);
        var first = Open("0.25", fee: "0.25", "ch_1");
        Settlement[] both = [first, Open(beside, fee: null, "ch_2")];
        // Neither came from a command: somebody has put them beside each other.
        lock (place.Memory!.Transaction)
        {
            var held = place.Memory.Escrows[escrow.Id];
            var reserved = held.Accounts with { Held = Balance.Zero, Reserved = held.Accounts.Held };
            place.Memory.Escrows[escrow.Id] = held with { Accounts = reserved, Settlements = both };
        }

        var ack = await process.Service<PaySettlement>().HandleAsync(
            new PaySettlement.Payload($"{escrow.Id}", $"{first.Id}"), Run(), CancellationToken.None);

        Assert.Equal(paid, rail.Calls);
        Assert.Equal(paid == 0 ? JobVerdict.Dead : JobVerdict.Retried, ack.Verdict);
    }

    private static Settlement Open(string amount, string? fee, string source) => new(
        new SettlementId(Guid.NewGuid()),
        Decision: 3,
        SettlementKind.Refund,
        EscrowProcess.AmountOf(amount),
        fee is null ? Balance.Zero : Balance.Of(EscrowProcess.AmountOf(fee)),
        source,
        Destination: null);

    private static JobContext Run() => new(new ClaimedJob(
        new JobLease(new JobId(Guid.NewGuid()), 1, OrderingKey: null),
        PaySettlement.Type.Name,
        PaySettlement.Type.Queue,
        JsonText.EmptyObject,
        Attempt: 1,
        MaxAttempts: 9,
        DateTimeOffset.UnixEpoch));
}
