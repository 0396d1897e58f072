using System.Globalization;
using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.StandIns.Custodian;

/// <summary>The chain: who sends coins, how deep they lie, and the block that is no more.</summary>
public sealed class CustodianPayer
{
    /// <summary>Blocks after which the custodian itself calls a deposit confirmed.</summary>
    private const long Depth = 12;

    private const string OtherToken = "0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA";

    private readonly CustodianBooks _books;
    private readonly FaultOrders _faults;
    private readonly Lock _lock;
    private readonly List<JsonObject> _dropped = [];

    internal CustodianPayer(CustodianBooks books, FaultOrders faults, Lock bookLock)
    {
        _books = books;
        _faults = faults;
        _lock = bookLock;
    }

    /// <param name="payment">What is sent, where to and how deep it lies.</param>
    /// <returns>The deposit.</returns>
    public string Pay(CoinPayment payment)
    {
        lock (_lock)
        {
            var fault = _faults.Take("custodian.pay");
            var deposit = Deposit(payment, fault);
            if (fault is FaultKind.PaidTwice)
                Deposit(payment, fault);
            if (fault is FaultKind.Reversed)
                Orphan(deposit);
            return Lists.Id(deposit);
        }
    }

    /// <summary>Somebody sends coins of the wallet away by the custodian's own pages.</summary>
    /// <param name="to">An address.</param>
    /// <param name="units">Millionths of a USDC.</param>
    /// <returns>The transfer.</returns>
    public string SendAway(string to, long units)
    {
        lock (_lock)
        {
            var transfer = new JsonObject
            {
                ["id"] = $"trf_{_books.Next():D8}",
                ["reference"] = $"by-hand-{_books.Next()}",
                ["from"] = "wallet_1",
                ["to"] = to,
                ["amount"] = units.ToString(CultureInfo.InvariantCulture),
                ["currency"] = "USDC",
                ["chain"] = "BASE",
                ["status"] = "completed",
                ["created"] = _books.Now,
                ["transaction_hash"] = _books.Hex(64),
                ["metadata"] = new JsonObject(),
            };
            _books.TransferList.Add(transfer);
            _books.Tell("transfer.completed", transfer);
            return Lists.Id(transfer);
        }
    }

    /// <summary>So many blocks later.</summary>
    public void Mine(long blocks)
    {
        lock (_lock)
        {
            foreach (var deposit in _books.DepositList.Where(it => CustodianBooks.Text(it, "status") != "orphaned"))
                Bury(deposit, deposit["confirmations"]!.GetValue<long>() + blocks);
        }
    }

    /// <summary>The block of a transfer is no more, and its coins are back.</summary>
    public void Undo(string transfer)
    {
        lock (_lock)
        {
            var made = CustodianBooks.Find(_books.TransferList, transfer)
                ?? throw new InvalidOperationException("No such transfer.");
            made["status"] = "failed";
            made["error_code"] = "block_orphaned";
            _books.Tell("transfer.failed", made);
        }
    }

    /// <summary>Its block is no more.</summary>
    public void Reorganize(string deposit)
    {
        lock (_lock)
            Orphan(Find(deposit));
    }

    /// <summary>The custodian lists a deposit no more, and tells nobody.</summary>
    public void Drop(string deposit)
    {
        lock (_lock)
        {
            var made = Find(deposit);
            _books.DepositList.Remove(made);
            _dropped.Add(made);
        }
    }

    /// <summary>It lists one again that it had dropped.</summary>
    public void BringBack(string deposit)
    {
        lock (_lock)
        {
            var made = CustodianBooks.Find(_dropped, deposit)
                ?? throw new InvalidOperationException("No such deposit was dropped.");
            _dropped.Remove(made);
            _books.DepositList.Add(made);
        }
    }

    /// <summary>The custodian's own entry of a deposit is spoilt, or is mended by another amount.</summary>
    public void Write(string deposit, string amount)
    {
        lock (_lock)
            Find(deposit)["amount"] = amount;
    }

    /// <summary>The custodian lists a deposit under another address, too.</summary>
    public void Misfile(string deposit, string? address)
    {
        lock (_lock)
            Lists.Misfile(Find(deposit), address);
    }

    /// <summary>The custodian's own entry of a deposit is spoilt in any of its fields.</summary>
    public void Write(string deposit, string field, string? text)
    {
        lock (_lock)
            Find(deposit)[field] = text;
    }

    private JsonObject Find(string deposit) => CustodianBooks.Find(_books.DepositList, deposit)
        ?? throw new InvalidOperationException("No such deposit.");

    private JsonObject Deposit(CoinPayment payment, FaultKind? fault)
    {
        var address = _books.AddressList.Find(it => CustodianBooks.Text(it, "address") == payment.Address)
            ?? throw new InvalidOperationException("No such address.");
        var units = fault switch
        {
            FaultKind.ShortPayment => payment.Units / 2,
            FaultKind.OverPayment => payment.Units * 2,
            _ => payment.Units,
        };
        var transaction = _books.Hex(64);
        var deposit = new JsonObject
        {
            ["id"] = $"{transaction}:0",
            ["address_id"] = Lists.Id(address),
            ["address"] = payment.Address,
            ["transaction_hash"] = transaction,
            ["log_index"] = 0,
            ["chain"] = "BASE",
            ["token"] = fault is FaultKind.WrongAsset ? OtherToken : payment.Token ?? CustodianBooks.Token,
            ["amount"] = units.ToString(CultureInfo.InvariantCulture),
            ["sender"] = payment.Sender ?? _books.Hex(40),
            ["confirmations"] = 0L,
            ["created"] = _books.Now,
            ["status"] = "pending",
            ["metadata"] = address["metadata"]!.DeepClone(),
        };
        _books.DepositList.Add(deposit);
        Bury(deposit, payment.Confirmations);
        return deposit;
    }

    private void Bury(JsonObject deposit, long confirmations)
    {
        deposit["confirmations"] = confirmations;
        if (confirmations < Depth || CustodianBooks.Text(deposit, "status") == "confirmed")
            return;
        deposit["status"] = "confirmed";
        _books.Tell("deposit.confirmed", deposit);
    }

    private void Orphan(JsonObject deposit)
    {
        deposit["status"] = "orphaned";
        deposit["confirmations"] = 0L;
        _books.Tell("deposit.failed", deposit);
    }
}
