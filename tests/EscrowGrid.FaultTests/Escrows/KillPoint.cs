using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.FaultTests.Escrows;

/// <summary>A moment on the way of an escrow's money in which the product is killed.</summary>
/// <param name="Name">What is happening then.</param>
/// <param name="Stage">In the course of what.</param>
internal sealed record KillPoint(string Name, EscrowStage Stage)
{
    /// <summary>The twelve of them, in the order in which an escrow passes them.</summary>
    public static IReadOnlyList<KillPoint> All { get; } =
    [
        new("the intent is asked for", EscrowStage.Opened)
        {
            Operation = "stripe.payment_intents.create", Fault = FaultKind.SilentBefore,
        },
        new("the intent is made, and nobody heard", EscrowStage.Opened)
        {
            Operation = "stripe.payment_intents.create", Fault = FaultKind.SilentAfter,
        },
        new("the way in is stored", EscrowStage.Opened) { Table = "stripe_escrows" },
        new("the webhook is stored", EscrowStage.Paid) { Table = "webhook_events" },
        new("the provider is asked for the money", EscrowStage.Paid)
        {
            Operation = "stripe.charges.list", Fault = FaultKind.SilentBefore,
        },
        new("the money is written down", EscrowStage.Paid) { Table = "inbound_funds" },
        new("the payment is decided", EscrowStage.Paid) { Table = "funds_received" },
        new("the delivery is decided", EscrowStage.Delivered) { Table = "deliveries" },
        new("the release is decided", EscrowStage.Accepted) { Table = "settlements" },
        new("the payout is asked for", EscrowStage.Accepted)
        {
            Operation = "stripe.transfers.create", Fault = FaultKind.SilentBefore,
        },
        new("the payout is made, and nobody heard", EscrowStage.Accepted)
        {
            Operation = "stripe.transfers.create", Fault = FaultKind.SilentAfter,
        },
        new("the end of the payout is commanded", EscrowStage.Accepted)
        {
            Operation = "stripe.transfers.create", Fault = FaultKind.Slow, Table = "escrow_commands",
        },
    ];

    /// <summary>The provider's call in which it is; null where it is in none.</summary>
    public string? Operation { get; init; }

    /// <summary>By what the call is held.</summary>
    public FaultKind Fault { get; init; }

    /// <summary>The table that it is writing; null where it is writing none. With a call, after that.</summary>
    public string? Table { get; init; }
}
