using System.Globalization;
using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.StandIns.Custodian;

/// <summary>What the custodian's API does (docs/operate/rails.md).</summary>
internal sealed class CustodianDesk(CustodianBooks books)
{
    private static readonly string[] Fixed = ["to", "amount", "currency", "chain"];

    public Answer CreateAddress(CallText call, FaultKind? fault)
    {
        if (call["reference"] is not { } reference || call["chain"] is not "BASE" || call["currency"] is not "USDC")
            return Refuse(400, "invalid_request");
        if (fault is FaultKind.Declined)
            return Refuse(422, "chain_not_supported");
        if (books.AddressList.Find(it => CustodianBooks.Text(it, "reference") == reference) is { } known)
            return Answer.Ok(known);
        var address = new JsonObject
        {
            ["id"] = $"addr_{books.Next():D8}",
            ["reference"] = reference,
            ["chain"] = "BASE",
            ["currency"] = "USDC",
            ["address"] = books.Hex(40),
            ["provider"] = "standin",
            ["wallet_id"] = "wallet_1",
            ["metadata"] = Metadata(call),
        };
        books.AddressList.Add(address);
        return Answer.Ok(address);
    }

    public Answer ListAddresses(CallText call, FaultKind? fault) => List(books.AddressList, call, fault, "reference");

    public Answer ListDeposits(CallText call, FaultKind? fault) =>
        List(books.DepositList, call, fault, "address_id", "id");

    public Answer CreateTransfer(CallText call, FaultKind? fault)
    {
        if (call["reference"] is not { } reference
            || !long.TryParse(call["amount"], NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            || units <= 0 || call["to"] is null || call["chain"] is not "BASE" || call["currency"] is not "USDC")
        {
            return Refuse(400, "invalid_request");
        }

        if (books.TransferList.Find(it => CustodianBooks.Text(it, "reference") == reference) is { } known)
            return IsSame(known, call) ? Answer.Ok(known) : Refuse(409, "reference_conflict");
        if (Refusal(fault) is { } refused)
            return refused;
        if (units > books.Balance)
            return Refuse(422, "insufficient_balance");
        var transfer = NewTransfer(call, reference);
        books.TransferList.Add(transfer);
        var answer = Answer.Ok(transfer);
        if (fault is FaultKind.FailsLater)
            Close(transfer, "failed");
        else if (fault is not FaultKind.StaysPending)
            Close(transfer, "completed");
        return answer;
    }

    public Answer ListTransfers(CallText call, FaultKind? fault) => List(books.TransferList, call, fault, "reference");

    /// <summary>What was under way is done.</summary>
    public void Finish()
    {
        foreach (var transfer in books.TransferList.Where(it => CustodianBooks.Text(it, "status") == "submitted"))
            Close(transfer, "completed");
    }

    public static Answer Refuse(int status, string code) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = code } });

    private static Answer? Refusal(FaultKind? fault) => fault switch
    {
        FaultKind.Declined => Refuse(422, "destination_blocked"),
        FaultKind.InsufficientBalance => Refuse(422, "insufficient_balance"),
        FaultKind.AccountOnHold => Refuse(422, "wallet_on_hold"),
        _ => null,
    };

    private static bool IsSame(JsonObject transfer, CallText call) =>
        Fixed.All(name => CustodianBooks.Text(transfer, name) == call[name]);

    private static JsonObject Metadata(CallText call) =>
        new(call.Under("metadata").Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));

    private static Answer List(
        IEnumerable<JsonObject> all, CallText call, FaultKind? fault, params string[] filters)
    {
        var since = call["created_from"] is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
        var found = all.Where(item => filters.All(
                name => call[name] is not { } value || CustodianBooks.Text(item, name) == value
                    || Lists.IsMisfiled(item, value)))
            .Where(item => since == 0 || item["created"]!.GetValue<long>() >= since);
        var (page, hasMore) = Lists.Page(found, call, fault, "cursor");
        return new Answer(200, new JsonObject
        {
            ["data"] = page,
            ["next_cursor"] = hasMore ? Lists.Id(page[^1]!.AsObject()) : null,
        });
    }

    private void Close(JsonObject transfer, string status)
    {
        transfer["status"] = status;
        if (status == "failed")
            transfer["error_code"] = "destination_blocked";
        else
            transfer["transaction_hash"] = books.Hex(64);
        books.Tell($"transfer.{status}", transfer);
    }

    private JsonObject NewTransfer(CallText call, string reference) => new()
    {
        ["id"] = $"trf_{books.Next():D8}",
        ["reference"] = reference,
        ["from"] = call["from"] ?? "wallet_1",
        ["to"] = call["to"],
        ["amount"] = call["amount"],
        ["currency"] = "USDC",
        ["chain"] = "BASE",
        ["status"] = "submitted",
        ["created"] = books.Now,
        ["transaction_hash"] = null,
        ["metadata"] = Metadata(call),
    };
}
