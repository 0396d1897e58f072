using System.Buffers;
using System.Globalization;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Escrows;

/// <summary>
/// What is commanded of escrows. A request only says who wants what; whether he may is decided with the rest, in the
/// order in which the commands of the escrow were stored (trap T-42).
/// </summary>
internal static class CommandEndpoints
{
    private const string Escrow = EscrowEndpoints.Escrows + "/{escrowId}";
    private const string Dispute = Escrow + "/dispute/{disputeId}";

    private static readonly ReadOnlySequence<byte> NoBody = new("{}"u8.ToArray());

    public static void MapEscrowCommands(this IEndpointRouteBuilder routes)
    {
        routes.MapCommand(Escrow + "/cancel", CommandOperations.Cancel, EscrowFields.ReadCancel);
        routes.MapCommand(Escrow + "/confirm-payment", CommandOperations.ConfirmPayment, EscrowFields.ReadClaim);
        routes.MapCommand(Escrow + "/mark-delivered", CommandOperations.MarkDelivered, EscrowFields.ReadDelivery);
        routes.MapCommand(
            Escrow + "/confirm-delivery", CommandOperations.ConfirmDelivery, _ => new EscrowCommand.ConfirmDelivery());
        routes.MapCommand(Escrow + "/release", CommandOperations.Release, EscrowFields.ReadRelease);
        routes.MapCommand(Escrow + "/refund", CommandOperations.Refund, EscrowFields.ReadRefund);
        routes.MapCommand(Escrow + "/dispute", CommandOperations.RaiseDispute, EscrowFields.ReadDispute);
        routes.MapDisputes();
        routes.MapCommand(Escrow + "/milestones", CommandOperations.AddMilestones, EscrowFields.ReadMilestones);
        routes
            .MapPost(Escrow + "/milestones/{milestoneId}/release", ReleaseMilestoneAsync)
            .AsCommand(CommandOperations.ReleaseMilestone, StatusCodes.Status200OK);
        routes.MapCommand(Escrow + "/decision/withdraw", CommandOperations.Withdraw, EscrowFields.ReadWithdrawal);
        routes.MapCommand(
            Escrow + "/settlements/{settlementId}/retry",
            CommandOperations.RetrySettlement,
            (fields, path) => EscrowFields.ReadRetry(fields, SettlementOf(path)));
        routes.MapCommand(
            Escrow + "/settlements/{settlementId}/stop",
            CommandOperations.StopSettlement,
            (fields, path) => EscrowFields.ReadStop(fields, SettlementOf(path)));
        routes.MapByTwo(
            Escrow + "/settlements/{settlementId}/settle-elsewhere",
            CommandOperations.SettleElsewhere,
            (fields, path) => EscrowFields.ReadElsewhere(fields, SettlementOf(path)));
        routes.MapByTwo(
            Escrow + "/force-transition", CommandOperations.Force, (fields, _) => EscrowFields.ReadForced(fields));
    }

    private static void MapDisputes(this IEndpointRouteBuilder routes)
    {
        routes.MapCommand(Dispute + "/resolve", CommandOperations.Resolve, EscrowFields.ReadResolution);
        routes.MapCommand(
            "/api/disputes/{disputeId}/resolve", CommandOperations.ResolveAlias, EscrowFields.ReadResolution);
        routes.MapCommand(
            Dispute + "/concede", CommandOperations.Concede, _ => new EscrowCommand.ConcedeDispute());
        routes.MapCommand(Dispute + "/escalate", CommandOperations.Escalate, _ => new EscrowCommand.EscalateDispute());
        routes.MapCommand(Dispute + "/review", CommandOperations.Review, _ => new EscrowCommand.ReviewDispute());
        routes.MapCommand(Dispute + "/offers", CommandOperations.MakeOffer, EscrowFields.ReadOffer);
        routes.MapCommand(
            Dispute + "/offers/{version:long}/accept",
            CommandOperations.AcceptOffer,
            (_, path) => new EscrowCommand.AcceptOffer(VersionOf(path)));
        routes.MapCommand(
            Dispute + "/offers/{version:long}/drop",
            CommandOperations.DropOffer,
            (_, path) => new EscrowCommand.DropOffer(VersionOf(path)));
    }

    /// <summary>Never decided while the request waits, so a repeat is answered as the first was.</summary>
    private static void MapByTwo(
        this IEndpointRouteBuilder routes,
        string path,
        Operation operation,
        Func<Fields, RouteValueDictionary, EscrowCommand> read) => routes
        .MapPost(path, (HttpContext context, SubmitCommand handler) =>
            SubmitAsync(context, handler, StatusCodes.Status200OK, read))
        .AcceptIdempotencyKey()
        .Limit(SensitiveOperation.EscrowCall)
        .Allow(AccessRule.Writers.OrUsers(UserRole.Staff, UserRole.Admin), Scopes.EscrowsWrite)
        .Describe(operation);

    private static SettlementId SettlementOf(RouteValueDictionary path) =>
        PrefixedId.Parse<SettlementId>(path["settlementId"] as string);

    private static long VersionOf(RouteValueDictionary path) =>
        long.Parse((string)path["version"]!, CultureInfo.InvariantCulture);

    private static void MapCommand(
        this IEndpointRouteBuilder routes, string path, Operation operation, Func<Fields, EscrowCommand> read) =>
        routes.MapCommand(path, operation, (fields, _) => read(fields));

    private static void MapCommand(
        this IEndpointRouteBuilder routes,
        string path,
        Operation operation,
        Func<Fields, RouteValueDictionary, EscrowCommand> read)
    {
        var done = operation.DecidedStatus ?? throw new ArgumentException("A command is decided.", nameof(operation));
        routes
            .MapPost(path, (HttpContext context, SubmitCommand handler) => SubmitAsync(context, handler, done, read))
            .AsCommand(operation, done);
    }

    private static void AsCommand(this RouteHandlerBuilder route, Operation operation, int done) => route
        .AcceptIdempotencyKey()
        .WithMetadata(new AnsweredAnew((context, first) => CommandAnswers.RepeatAsync(context, first, done)))
        .Limit(SensitiveOperation.EscrowCall)
        .Allow(AccessRule.Writers.OrUsers(), Scopes.EscrowsWrite)
        .Describe(operation);

    /// <summary>What the buyer accepts is paid, and what the staff releases: by the milestone's own commands.</summary>
    private static async Task<IResult> ReleaseMilestoneAsync(
        HttpContext context, EscrowAccess access, SubmitCommand handler, string escrowId, string milestoneId)
    {
        var milestone = PrefixedId.Parse<EscrowId>(milestoneId);
        var found = await access.FindAsync(milestone, context.Call().Caller, context.RequestAborted);
        if (!found.TryGet(out var seen, out var problem))
            return problem.ToAnswer(context);
        if (seen.Escrow.Milestone?.Agreement != PrefixedId.Parse<EscrowId>(escrowId))
            return new Problem(Problems.EscrowNotFound).ToAnswer(context);
        EscrowCommand wanted = seen.Actor.Class is ActorClass.Buyer
            ? new EscrowCommand.ConfirmDelivery()
            : new EscrowCommand.Release(Reason: null);
        return await SubmitAsync(context, handler, milestone, wanted, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SubmitAsync(
        HttpContext context,
        SubmitCommand handler,
        int done,
        Func<Fields, RouteValueDictionary, EscrowCommand> read)
    {
        var path = context.Request.RouteValues;
        if (!(await ReadAsync(context, fields => read(fields, path))).TryGet(out var wanted, out var problem)
            || !FindEscrow(path).TryGet(out var escrow, out problem))
        {
            return problem.ToAnswer(context);
        }

        return await SubmitAsync(context, handler, escrow, wanted, done);
    }

    private static async Task<IResult> SubmitAsync(
        HttpContext context, SubmitCommand handler, EscrowId escrow, EscrowCommand wanted, int done)
    {
        var patience = Patience.Read(context, Limits.CommandPatience);
        var submitted = await handler.HandleAsync(
            escrow, wanted, context.Call(), patience, context.RequestAborted);
        return submitted.TryGet(out var command, out var problem)
            ? CommandAnswers.Show(context, command, done)
            : problem.ToAnswer(context);
    }

    private static async Task<Result<EscrowCommand>> ReadAsync(HttpContext context, Func<Fields, EscrowCommand> read)
    {
        var described = context.GetEndpoint()?.Metadata.GetMetadata<Operation>();
        var isNeeded = described is { Body: not null, IsBodyOptional: false };
        return isNeeded || (described is { Body: not null } && context.HasBody())
            ? await context.ReadBodyAsync(read)
            : BodyText.Parse(NoBody, read);
    }

    /// <summary>The escrow of the path; it has one dispute, whose id follows from its own.</summary>
    internal static Result<EscrowId> FindEscrow(RouteValueDictionary path)
    {
        var dispute = path["disputeId"] is string text ? PrefixedId.Parse<DisputeId>(text) : (DisputeId?)null;
        if (path["escrowId"] is not string named)
            return new EscrowId(dispute?.Value ?? default);
        var escrow = PrefixedId.Parse<EscrowId>(named);
        return dispute is { } its && its.Value != escrow.Value ? Problems.DisputeNotFound : escrow;
    }
}
