using EscrowGrid.Core.Ledger.Verification;

namespace EscrowGrid.Api.Tests.Ledger;

/// <summary>Random attacks on the money: movements and balances.</summary>
internal sealed class MoneyTampers(TamperTarget target, Random random)
{
    private static readonly string[] MovementColumns =
    [
        "amount = amount + 0.00000001", "to_account = 'REFUNDED'", "from_account = 'REFUNDED'", "currency = 'EUR'",
        "institution_id = gen_random_uuid()", "at = at + interval '1 ms'", "number = 2",
        "ledger_event_id = gen_random_uuid()",
    ];

    private static readonly string[] BalanceColumns = ["balance = balance + 1", "currency = 'EUR'", "account = 'LOST'"];

    public IReadOnlyList<Func<Tamper>> Kinds =>
        [ChangeMovement, DropMovement, RepeatMovement, ChangeBalance, DropBalance, ChangeRemaining];

    private Tamper ChangeMovement() => OnMovement(
        "movement changed", where => $"UPDATE ledger_movements SET {Any(MovementColumns)} {where}");

    private Tamper DropMovement() => OnMovement("movement dropped", where => $"DELETE FROM ledger_movements {where}");

    private Tamper RepeatMovement() => OnMovement(
        "movement repeated",
        where =>
            "INSERT INTO ledger_movements SELECT ledger_event_id, 2, at, institution_id, subject_kind, subject_id, "
            + $"from_account, to_account, currency, amount FROM ledger_movements {where}");

    private Tamper ChangeBalance() => OnBalance(
        "balance changed", where => $"UPDATE ledger_balances SET {Any(BalanceColumns)} {where}");

    private Tamper DropBalance() => OnBalance("balance dropped", where => $"DELETE FROM ledger_balances {where}");

    private Tamper ChangeRemaining()
    {
        var id = Any(target.Histories).PositionId;
        return new Tamper(
            "remaining amount changed",
            $"UPDATE positions SET remaining_amount = remaining_amount + 0.00000001 WHERE id = '{Uuid(id)}'",
            Of(id));
    }

    private static string Uuid(string id) => id[(id.IndexOf('_') + 1)..];

    private static Func<Finding, bool> Of(string position) => finding => finding.SubjectId == position;

    private T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private Tamper OnMovement(string name, Func<string, string> change)
    {
        var history = Any(target.Histories.Where(it => it.Movements.Count > 0).ToList());
        var movement = Any(history.Movements);
        return new Tamper(name, change($"WHERE ledger_event_id = '{Uuid(movement.EventId)}'"), Of(history.PositionId));
    }

    private Tamper OnBalance(string name, Func<string, string> change)
    {
        var history = Any(target.Histories.Where(it => it.Balances.Count > 0).ToList());
        var balance = Any(history.Balances);
        return new Tamper(
            name,
            change($"WHERE subject_id = '{Uuid(history.PositionId)}' AND account = '{balance.Account}'"),
            Of(history.PositionId));
    }
}
