using System.Runtime.InteropServices;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>
/// Whether the money of a position has moved as its ledger says: a movement for each event that moves money and no
/// other, balances that are the sums of the movements, and a position that has as much left as is held for it.
/// </summary>
internal static class MoneyCheck
{
    private static readonly string Held = WireName<AccountKind>.Of(AccountKind.Held);
    private static readonly string Outside = WireName<AccountKind>.Of(AccountKind.Outside);

    public static IEnumerable<Finding> Check(PositionHistory history)
    {
        foreach (var finding in Compare(history.PositionId, Expect(history), history.Movements))
            yield return finding;
        foreach (var finding in CheckBalances(history.PositionId, history.Movements, history.Balances))
            yield return finding;
        if (history.Position is not { } position)
            yield break;
        var held = history.Movements.Sum(it => (it.To == Held ? it.Amount : 0) - (it.From == Held ? it.Amount : 0));
        var left = position.State == WireName<PositionState>.Of(PositionState.Created) ? position.Amount : held;
        if (position.RemainingAmount != left)
        {
            yield return Of(
                FindingKind.PositionDiffers, history.PositionId, "its remaining amount is not what is held for it");
        }
    }

    /// <summary>What has moved against what the ledger tells to have moved.</summary>
    public static IEnumerable<Finding> Compare(
        string subject, IEnumerable<MovementRow> told, IEnumerable<MovementRow> found)
    {
        var expected = new Dictionary<(string, int), MovementRow>();
        foreach (var movement in told)
            expected.TryAdd((movement.EventId, movement.Number), movement);
        foreach (var movement in found)
        {
            if (!expected.Remove((movement.EventId, movement.Number), out var wanted))
                yield return Differs(subject, movement.EventId, "a movement that its ledger event does not tell of");
            else if (movement != wanted)
                yield return Differs(subject, movement.EventId, "the movement is not what its ledger event tells");
        }

        foreach (var missing in expected.Values)
            yield return Differs(subject, missing.EventId, "the movement that it tells of is not there");
    }

    /// <summary>Whether the balances are the sums of the movements.</summary>
    public static IEnumerable<Finding> CheckBalances(
        string subject, IReadOnlyList<MovementRow> movements, IReadOnlyList<BalanceRow> balances)
    {
        var sums = new Dictionary<(string Account, string Currency), decimal>();
        foreach (var movement in movements)
        {
            Add(movement.To, movement.Currency, movement.Amount);
            Add(movement.From, movement.Currency, -movement.Amount);
        }

        foreach (var balance in balances)
        {
            if (!sums.Remove((balance.Account, balance.Currency), out var sum) || sum != balance.Balance)
            {
                yield return Of(
                    FindingKind.BalanceDiffers, subject,
                    $"{balance.Account} is {balance.Balance} {balance.Currency}; its movements make {sum}");
            }
        }

        foreach (var ((account, currency), sum) in sums)
        {
            yield return Of(
                FindingKind.BalanceDiffers, subject, $"{account} has no balance; its movements make {sum} {currency}");
        }

        void Add(string account, string currency, decimal amount)
        {
            if (account != Outside)
                CollectionsMarshal.GetValueRefOrAddDefault(sums, (account, currency), out _) += amount;
        }
    }

    /// <summary>What should have moved. Events that cannot be understood are named by other checks.</summary>
    private static IEnumerable<MovementRow> Expect(PositionHistory history)
    {
        if (history.Ledger is not [{ Row: var first }, ..])
            yield break;
        using var created = new ToldPayload(first);
        foreach (var row in history.Ledger.Select(logged => logged.Row).DistinctBy(row => row.Id))
        {
            if (FindWay(row) is not var (from, to))
                continue;
            using var own = new ToldPayload(row);
            if ((to is AccountKind.Held ? created : own).Number("amount") is not { } amount)
                continue;
            yield return new MovementRow(
                row.Id,
                Number: 1,
                created.Text("institutionId") ?? "",
                WireName<AccountKind>.Of(from),
                WireName<AccountKind>.Of(to),
                created.Text("currency") ?? "",
                amount,
                row.At);
        }
    }

    private static (AccountKind From, AccountKind To)? FindWay(LedgerRow row) =>
        WireName<PositionState>.TryParse(row.PreviousState, out var from)
        && WireName<PositionState>.TryParse(row.NewState, out var to)
            ? PositionMoney.FindWay(from, to)
            : null;

    private static Finding Differs(string subject, string eventId, string detail) =>
        Of(FindingKind.MovementDiffers, subject, detail) with { EventId = eventId };

    private static Finding Of(FindingKind kind, string subject, string detail) =>
        new(kind, subject, Sequence: null, EventId: null, detail);
}
