using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Escrows;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Evidence;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Evidence;

/// <summary>Files that prove something. They themselves never pass through here.</summary>
internal static class EvidenceEndpoints
{
    private const string Files = EscrowEndpoints.Escrows + "/{escrowId}/evidence";
    private const string File = Files + "/{evidenceId}";

    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Files, AddAsync).AcceptWrite(EvidenceOperations.Add);
        routes.MapPost(File + "/verify", VerifyAsync).AcceptWrite(EvidenceOperations.Verify);
        routes.MapRead(Files, ListAsync).AcceptRead(EvidenceOperations.List);
        // Another one every time, so there is nothing that a client could have kept.
        routes.MapGet(File + "/upload", SignUploadAsync).AcceptRead(EvidenceOperations.SignUpload);
        routes.MapGet(File + "/download", SignDownloadAsync).AcceptRead(EvidenceOperations.SignDownload);
    }

    private static void AcceptWrite(this RouteHandlerBuilder route, Operation operation) => route
        .AcceptIdempotencyKey()
        .Limit(SensitiveOperation.EscrowCall)
        .Allow(AccessRule.Writers.OrUsers(), Scopes.EscrowsWrite)
        .Describe(operation);

    private static void AcceptRead(this RouteHandlerBuilder route, Operation operation) => route
        .Limit(SensitiveOperation.EscrowCall)
        .Allow(AccessRule.AnyCaller.OrUsers(), Scopes.EscrowsRead)
        .Describe(operation);

    private static async Task<IResult> AddAsync(HttpContext context, string escrowId, AddEvidence handler)
    {
        var body = await context.ReadBodyAsync(EvidenceFields.Read);
        if (!body.TryGet(out var command, out var problem))
            return problem.ToAnswer(context);
        var added = await handler.HandleAsync(
            PrefixedId.Parse<EscrowId>(escrowId), command, context.Call(), context.RequestAborted);
        return Show(context, added, StatusCodes.Status201Created);
    }

    private static async Task<IResult> VerifyAsync(
        HttpContext context, string escrowId, string evidenceId, VerifyEvidence handler)
    {
        var verified = await handler.HandleAsync(
            PrefixedId.Parse<EscrowId>(escrowId),
            PrefixedId.Parse<EvidenceId>(evidenceId),
            context.Call(),
            context.RequestAborted);
        return Show(context, verified, StatusCodes.Status200OK);
    }

    private static async Task<IResult> ListAsync(HttpContext context, string escrowId, GetEvidence handler)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem))
            return problem.ToAnswer(context);
        var listed = await handler.ListAsync(
            PrefixedId.Parse<EscrowId>(escrowId), page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var listing, out problem)
            ? TypedResults.Json(listing.ToResponse(EvidenceResponse.From), ApiJson.Wire.PageResponseEvidenceResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> SignUploadAsync(
        HttpContext context, string escrowId, string evidenceId, GetEvidence handler) => Show(
        context,
        HttpMethods.Put,
        await handler.SignUploadAsync(
            PrefixedId.Parse<EscrowId>(escrowId),
            PrefixedId.Parse<EvidenceId>(evidenceId),
            context.Caller(),
            context.RequestAborted));

    private static async Task<IResult> SignDownloadAsync(
        HttpContext context, string escrowId, string evidenceId, GetEvidence handler) => Show(
        context,
        HttpMethods.Get,
        await handler.SignDownloadAsync(
            PrefixedId.Parse<EscrowId>(escrowId),
            PrefixedId.Parse<EvidenceId>(evidenceId),
            context.Caller(),
            context.RequestAborted));

    private static IResult Show(HttpContext context, Result<EvidenceFile> result, int status) =>
        result.TryGet(out var file, out var problem)
            ? TypedResults.Json(EvidenceResponse.From(file), ApiJson.Wire.EvidenceResponse, statusCode: status)
            : problem.ToAnswer(context);

    private static IResult Show(HttpContext context, string method, Result<SignedRequest> result) =>
        result.TryGet(out var signed, out var problem)
            ? TypedResults.Json(SignedRequestResponse.From(method, signed), ApiJson.Wire.SignedRequestResponse)
            : problem.ToAnswer(context);
}
