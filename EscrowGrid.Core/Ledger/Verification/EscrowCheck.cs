using System.Text.Json;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>Whether an escrow is what its ledger tells, and its money where its ledger tells.</summary>
internal static class EscrowCheck
{
    public static IEnumerable<Finding> Check(EscrowHistory history)
    {
        var head = history.Escrow is { } kept ? (kept.Version, kept.LedgerHead) : ((long, string)?)null;
        foreach (var finding in HistoryCheck.Check(history.EscrowId, history.Ledger, head))
            yield return finding;
        if (history.Escrow is null)
        {
            yield return new Finding(
                FindingKind.EscrowMissing, history.EscrowId, Sequence: null, EventId: null,
                "there are events of it and no escrow");
        }

        if (history.Escrow is { } escrow && history.Ledger is [{ Row: var first }, ..])
        {
            foreach (var difference in Differences(escrow, first, history.Ledger[^1].Row))
            {
                yield return new Finding(
                    FindingKind.EscrowDiffers, escrow.Id, escrow.Version, EventId: null,
                    $"its {difference} is not what the ledger says");
            }
        }

        foreach (var finding in MoneyCheck.Compare(history.EscrowId, Expect(history), history.Movements))
            yield return finding;
        foreach (var finding in MoneyCheck.CheckBalances(history.EscrowId, history.Movements, history.Balances))
            yield return finding;
    }

    private static IEnumerable<string> Differences(EscrowFacts escrow, LedgerRow first, LedgerRow last)
    {
        if (escrow.State != last.NewState)
            yield return "state";
        if (escrow.Version != last.Sequence)
            yield return "version";
        if (escrow.UpdatedAt != last.At)
            yield return "time of update";
        if (escrow.CreatedAt != first.At)
            yield return "time of creation";
        if (Text(first, "institutionId") != escrow.InstitutionId)
            yield return "institution";
        if (Text(first, "buyerId") != escrow.BuyerId)
            yield return "buyer";
        if (Text(first, "sellerId") != escrow.SellerId)
            yield return "seller";
        if (Text(first, "rail") != escrow.Rail)
            yield return "rail";
        if (Text(first, "currency") != escrow.Currency)
            yield return "currency";
        if (Text(first, "contractId") != escrow.ContractReference)
            yield return "contract";
        if (Text(first, "onSilence") != escrow.OnSilence)
            yield return "outcome of silence";
        if (Text(first, "paymentDeadline") != escrow.PaymentDeadline.ToWireText())
            yield return "payment deadline";
        if (Text(first, "agreementId") != escrow.AgreementId)
            yield return "agreement";
        if (Number(first, "milestone") != escrow.Milestone)
            yield return "milestone";
        if (Number(first, "amount") != escrow.Amount)
            yield return "amount";
        if (Number(first, "sellerFee") != escrow.SellerFee)
            yield return "fee";
    }

    /// <summary>What should have moved: each event names its postings.</summary>
    private static IEnumerable<MovementRow> Expect(EscrowHistory history)
    {
        if (history.Ledger is not [{ Row: var first }, ..])
            yield break;
        var institution = Text(first, "institutionId") ?? "";
        foreach (var row in history.Ledger.Select(logged => logged.Row))
        {
            var currency = Text(row, "currency") ?? "";
            foreach (var (index, posting) in (row.Payload.Member("postings", Read) ?? []).Index())
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

    private static string? Text(LedgerRow row, string name) => row.Payload.Member(name, value => value.GetString());

    private static decimal? Number(LedgerRow row, string name) =>
        row.Payload.Member(name, value => (decimal?)value.GetDecimal());
}
