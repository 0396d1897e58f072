using System.Text.Json;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>Whether an escrow is what its ledger tells, and its money where its ledger tells.</summary>
internal static class EscrowCheck
{
    /// <param name="history">Of the escrow.</param>
    /// <param name="ledger">That of the history.</param>
    public static IEnumerable<Finding> Check(EscrowHistory history, IReadOnlyList<HashedRow> ledger)
    {
        var head = history.Escrow is { } kept ? (kept.Version, kept.LedgerHead) : ((long, string)?)null;
        foreach (var finding in HistoryCheck.Check(history.EscrowId, ledger, head))
            yield return finding;
        if (history.Escrow is null)
        {
            yield return new Finding(
                FindingKind.EscrowMissing, history.EscrowId, Sequence: null, EventId: null,
                "there are events of it and no escrow");
        }

        if (history.Escrow is { } escrow && ledger is [var first, ..])
        {
            foreach (var difference in Differences(escrow, first, ledger[^1].Row))
            {
                yield return new Finding(
                    FindingKind.EscrowDiffers, escrow.Id, escrow.Version, EventId: null,
                    $"its {difference} is not what the ledger says");
            }
        }

        foreach (var finding in MoneyCheck.Compare(history.EscrowId, Expect(ledger), history.Movements))
            yield return finding;
        foreach (var finding in MoneyCheck.CheckBalances(history.EscrowId, history.Movements, history.Balances))
            yield return finding;
    }

    private static IEnumerable<string> Differences(EscrowFacts escrow, HashedRow first, LedgerRow last)
    {
        var told = first.Told;
        if (escrow.State != last.NewState)
            yield return "state";
        if (escrow.Version != last.Sequence)
            yield return "version";
        if (escrow.UpdatedAt != last.At)
            yield return "time of update";
        if (escrow.CreatedAt != first.Row.At)
            yield return "time of creation";
        if (told.Text("institutionId") != escrow.InstitutionId)
            yield return "institution";
        if (told.Text("buyerId") != escrow.BuyerId)
            yield return "buyer";
        if (told.Text("sellerId") != escrow.SellerId)
            yield return "seller";
        if (told.Text("rail") != escrow.Rail)
            yield return "rail";
        if (told.Text("currency") != escrow.Currency)
            yield return "currency";
        if (told.Text("contractId") != escrow.ContractReference)
            yield return "contract";
        if (told.Text("onSilence") != escrow.OnSilence)
            yield return "outcome of silence";
        if (told.Text("paymentDeadline") != escrow.PaymentDeadline.ToWireText())
            yield return "payment deadline";
        if (told.Text("agreementId") != escrow.AgreementId)
            yield return "agreement";
        if (told.Number("milestone") != escrow.Milestone)
            yield return "milestone";
        if (told.Number("amount") != escrow.Amount)
            yield return "amount";
        if (told.Number("sellerFee") != escrow.SellerFee)
            yield return "fee";
    }

    /// <summary>What should have moved: each event names its postings.</summary>
    private static IEnumerable<MovementRow> Expect(IReadOnlyList<HashedRow> ledger)
    {
        string? institution = null;
        foreach (var (row, told) in ledger.Select(it => (it.Row, it.Told)))
        {
            institution ??= told.Text("institutionId") ?? "";
            var currency = told.Text("currency") ?? "";
            foreach (var (index, posting) in (told.Member("postings", Read) ?? []).Index())
            {
                yield return new MovementRow(
                    row.Id, index + 1, institution, posting.From, posting.To, currency, posting.Amount, row.At);
            }
        }
    }

    private static List<(string From, string To, decimal Amount)> Read(JsonElement postings) =>
        [.. postings.EnumerateArray().Select(it => (
            it.GetProperty("from").GetString() ?? "",
            it.GetProperty("to").GetString() ?? "",
            it.GetProperty("amount").GetDecimal()))];
}
