using EscrowGrid.Core;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.FaultTests.Model;

/// <summary>What people and providers may come up with next: often what fits, often what does not.</summary>
internal sealed class CommandDice(Random random)
{
    private const string Why = "As seen";

    /// <summary>One command of one escrow, or of one of its milestones.</summary>
    public SentCommand Throw(EscrowModel model, EscrowId escrow)
    {
        var whole = model.Find(escrow);
        var about = whole.Milestones.Count > 0 && random.Next(8) > 0
            ? model.Find(whole.Milestones[random.Next(whole.Milestones.Count)].Id)
            : whole;
        var command = random.Next(5) > 0 ? Fitting(about) : Any(about);
        return new SentCommand(new CommandId(NewId()), about.Id, command, ActorOf(command, about));
    }

    /// <summary>Of what the next command may decide to pay out: nobody else is as fast as a provider.</summary>
    public SentCommand StopAfter(Escrow escrow)
    {
        var kind = random.Next(2) == 0 ? SettlementKind.Release : SettlementKind.Refund;
        var next = SettlementIds.Of(escrow.Id, escrow.Version + 1, kind, number: 0);
        var stop = new EscrowCommand.StopSettlement(next, Why);
        return new SentCommand(new CommandId(NewId()), escrow.Id, stop, ActorOf(stop, escrow));
    }

    /// <summary>The same choices give the same ids.</summary>
    public Guid NewId()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private EscrowCommand Fitting(Escrow escrow)
    {
        if (escrow.Settlements.Any(it => it.State is SettlementState.Failed) && random.Next(3) > 0)
            return OfFailed(escrow);
        if (escrow.Settlements.FirstOrDefault(it => it.State is SettlementState.Reserved) is { } reserved
            && random.Next(3) > 0)
        {
            return new EscrowCommand.StopSettlement(reserved.Id, Why);
        }
        return (escrow.State, random.Next(6)) switch
        {
            (EscrowState.AwaitFunds, 0) => new EscrowCommand.Cancel(null),
            (EscrowState.AwaitFunds, 1) when escrow.Milestone is null => Divide(escrow),
            (EscrowState.AwaitFunds, 2) => Claim(),
            (EscrowState.AwaitFunds, _) => Payment(escrow),
            (EscrowState.FundsHeld, 0) => new EscrowCommand.RaiseDispute("Nothing came", null),
            (EscrowState.FundsHeld, 1) => new EscrowCommand.Refund(null, Why),
            (EscrowState.FundsHeld, _) => new EscrowCommand.MarkDelivered("Done", null),
            (EscrowState.Delivered, 0) => new EscrowCommand.Release(null),
            (EscrowState.Delivered, 1) => new EscrowCommand.Refund(Part(escrow), Why),
            (EscrowState.Delivered, 2 or 3) => new EscrowCommand.RaiseDispute("Broken", "Two of five"),
            (EscrowState.Delivered, _) => new EscrowCommand.ConfirmDelivery(),
            (EscrowState.Disputed, _) => OfDispute(escrow),
            _ => Any(escrow),
        };
    }

    private EscrowCommand OfDispute(Escrow escrow) => random.Next(8) switch
    {
        0 => new EscrowCommand.ResolveDispute(DisputeOutcome.Release, null, Why),
        1 => new EscrowCommand.ResolveDispute(DisputeOutcome.Split, Part(escrow), Why),
        2 => new EscrowCommand.ConcedeDispute(),
        3 => new EscrowCommand.MakeOffer(DisputeOutcome.Split, Part(escrow)),
        4 or 5 => new EscrowCommand.AcceptOffer(escrow.Dispute?.Offer?.Version ?? 1),
        6 => new EscrowCommand.DropOffer(escrow.Dispute?.Offer?.Version ?? 1),
        _ => random.Next(2) == 0 ? new EscrowCommand.EscalateDispute() : new EscrowCommand.ReviewDispute(),
    };

    private EscrowCommand OfFailed(Escrow escrow)
    {
        var failed = escrow.Settlements.Last(it => it.State is SettlementState.Failed).Id;
        return random.Next(5) switch
        {
            0 => new EscrowCommand.WithdrawDecision(Why),
            1 => new EscrowCommand.SettleElsewhere(failed, "Transfer 4711", Why),
            _ => new EscrowCommand.RetrySettlement(failed, Why),
        };
    }

    /// <summary>Whatever it is, and however little it fits.</summary>
    private EscrowCommand Any(Escrow escrow) => random.Next(16) switch
    {
        0 => new EscrowCommand.Cancel("No more"),
        1 => new EscrowCommand.MarkDelivered("Done", "All of it"),
        2 => new EscrowCommand.ConfirmDelivery(),
        3 => new EscrowCommand.Release("Enough"),
        4 => new EscrowCommand.Refund(random.Next(2) == 0 ? null : Part(escrow), Why),
        5 => new EscrowCommand.RaiseDispute("Late", null),
        6 => new EscrowCommand.ResolveDispute(DisputeOutcome.Refund, null, Why),
        7 or 8 => OfDispute(escrow),
        9 => new EscrowCommand.WithdrawDecision(Why),
        10 => Divide(escrow),
        11 => new EscrowCommand.RetrySettlement(
            escrow.Settlements.Count > 0 ? escrow.Settlements[^1].Id : new SettlementId(NewId()), Why),
        12 => new EscrowCommand.StopSettlement(
            escrow.Settlements.Count > 0 ? escrow.Settlements[^1].Id : new SettlementId(NewId()), Why),
        13 => Claim(),
        _ => Payment(escrow),
    };

    /// <summary>Somebody's word that it is paid, with which nothing is: mostly of a payment that never comes.</summary>
    private EscrowCommand.ClaimPayment Claim() =>
        new($"ch_{random.Next(6)}", random.Next(2) == 0 ? null : "See the bank's letter");

    /// <summary>Mostly all of it; or a part, too much, the same once more, or another currency.</summary>
    private EscrowCommand.RecordPayment Payment(Escrow escrow)
    {
        var amount = random.Next(6) switch
        {
            0 => Part(escrow),
            1 => Amount.FromStored(escrow.Money.Amount.Value + random.Next(1, 500) / 100m),
            _ => escrow.Money.Amount,
        };
        var currency = random.Next(20) == 0 ? Currency.Usdc : escrow.Money.Currency;
        return new EscrowCommand.RecordPayment(
            $"ch_{random.Next(6)}_{escrow.Id.Value:N}", new Money(amount, currency), Sender: null)
        {
            IsUnwanted = random.Next(20) == 0,
        };
    }

    /// <summary>Two or three parts that mostly add up.</summary>
    private EscrowCommand.AddMilestones Divide(Escrow escrow)
    {
        var first = Amount.FromStored(decimal.Round(escrow.Money.Amount.Value / 3, 2));
        var rest = Amount.FromStored(
            escrow.Money.Amount.Value - first.Value + (random.Next(8) == 0 ? 0.01m : 0));
        return new EscrowCommand.AddMilestones(
            [new MilestonePlan("First", first, null), new MilestonePlan("Rest", rest, null)]);
    }

    private Amount Part(Escrow escrow)
    {
        var cents = (int)(escrow.Money.Amount.Value * 100);
        return Amount.FromStored(random.Next(1, cents + 2) / 100m);
    }

    /// <summary>Mostly somebody who may.</summary>
    private EscrowActor ActorOf(EscrowCommand command, Escrow escrow)
    {
        var fitting = command switch
        {
            EscrowCommand.RecordPayment => ActorClass.System,
            EscrowCommand.MarkDelivered => ActorClass.Seller,
            EscrowCommand.ConfirmDelivery or EscrowCommand.Cancel or EscrowCommand.AddMilestones
                or EscrowCommand.ClaimPayment => ActorClass.Buyer,
            EscrowCommand.AcceptOffer when escrow.Dispute?.Offer?.By.Class is ActorClass.Buyer => ActorClass.Seller,
            EscrowCommand.AcceptOffer => ActorClass.Buyer,
            EscrowCommand.RaiseDispute or EscrowCommand.ConcedeDispute or EscrowCommand.MakeOffer
                or EscrowCommand.DropOffer or EscrowCommand.EscalateDispute =>
                random.Next(2) == 0 ? ActorClass.Buyer : ActorClass.Seller,
            _ => ActorClass.Staff,
        };
        var actor = fitting is ActorClass.System || random.Next(8) > 0
            ? fitting
            : (ActorClass)random.Next((int)ActorClass.Other + 1);
        return actor switch
        {
            ActorClass.System => EscrowActor.System,
            ActorClass.Buyer => new EscrowActor(actor, escrow.Buyer),
            ActorClass.Seller => new EscrowActor(actor, escrow.Seller),
            _ => new EscrowActor(actor, User: null),
        };
    }
}
