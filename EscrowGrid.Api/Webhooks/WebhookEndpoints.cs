using System.Text.Json;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Webhooks;

internal static class WebhookEndpoints
{
    private const string Webhooks = "/institutions/{institutionId}/webhooks";
    private const string Webhook = Webhooks + "/{webhookId}";

    private static readonly AccessRule Managers = AccessRule.WritersOfInstitution(Problems.WebhooksForbidden);

    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Webhooks, CreateAsync)
            .AcceptIdempotencyKey()
            .WithMetadata(new ShownOnce(RefuseRepeat))
            .Allow(Managers, Scopes.WebhooksWrite)
            .Describe(WebhookOperations.Create);
        routes.MapRead(Webhooks, ListAsync)
            .Allow(Managers, Scopes.WebhooksRead)
            .Describe(WebhookOperations.List);
        routes.MapRead(Webhook, GetAsync)
            .Allow(Managers, Scopes.WebhooksRead)
            .Describe(WebhookOperations.Get);
        routes.MapPut(Webhook, PutAsync)
            .AcceptIdempotencyKey()
            .Allow(Managers, Scopes.WebhooksWrite)
            .Describe(WebhookOperations.Put);
        routes.MapDelete(Webhook, DeleteAsync)
            .AcceptIdempotencyKey()
            .Allow(Managers, Scopes.WebhooksWrite)
            .Describe(WebhookOperations.Delete);
        routes.MapPost(Webhook + "/enable", EnableAsync)
            .AcceptIdempotencyKey()
            .Allow(Managers, Scopes.WebhooksWrite)
            .Describe(WebhookOperations.Enable);
        routes.MapPost(Webhook + "/disable", DisableAsync)
            .AcceptIdempotencyKey()
            .Allow(Managers, Scopes.WebhooksWrite)
            .Describe(WebhookOperations.Disable);
        routes.MapPost(Webhook + "/rotate-secret", RotateAsync)
            .AcceptIdempotencyKey()
            .WithMetadata(new ShownOnce(RefuseRepeat))
            .Allow(Managers, Scopes.WebhooksWrite)
            .Describe(WebhookOperations.Rotate);
        routes.MapPost(Webhook + "/test", TestAsync)
            .AcceptIdempotencyKey()
            .Allow(Managers, Scopes.WebhooksWrite)
            .Describe(WebhookOperations.Test);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context,
        string institutionId,
        GetInstitution institutions,
        WebhookOptions options,
        CreateWebhook handler)
    {
        var id = PrefixedId.Parse<InstitutionId>(institutionId);
        var found = await institutions.HandleAsync(id, context.Caller(), context.RequestAborted);
        if (!found.TryGet(out _, out var problem))
            return problem.ToAnswer(context);
        var body = await context.ReadBodyAsync(
            fields => WebhookFields.ReadSettings(fields, options.AllowsPrivateTargets));
        if (!body.TryGet(out var settings, out problem))
            return problem.ToAnswer(context);
        return ShowIssued(
            context, await handler.HandleAsync(id, settings, context.Call(), context.RequestAborted));
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, string institutionId, GetInstitution institutions, ListWebhooks handler)
    {
        var id = PrefixedId.Parse<InstitutionId>(institutionId);
        var found = await institutions.HandleAsync(id, context.Caller(), context.RequestAborted);
        if (!found.TryGet(out _, out var problem))
            return problem.ToAnswer(context);
        var listed = await handler.HandleAsync(id, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var webhooks, out problem)
            ? TypedResults.Json([.. webhooks.Select(WebhookResponse.From)], ApiJson.Wire.WebhookResponseArray)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> GetAsync(
        HttpContext context, string institutionId, string webhookId, GetWebhook handler) =>
        Show(context, await handler.HandleAsync(
            PrefixedId.Parse<InstitutionId>(institutionId),
            PrefixedId.Parse<WebhookId>(webhookId),
            context.Caller(),
            context.RequestAborted));

    private static async Task<IResult> PutAsync(
        HttpContext context, string institutionId, string webhookId, WebhookOptions options, ChangeWebhook handler)
    {
        if (!context.IfMatch().TryGet(out var condition, out var problem))
            return problem.ToAnswer(context);
        var body = await context.ReadBodyAsync(
            fields => WebhookFields.ReadSettings(fields, options.AllowsPrivateTargets));
        if (!body.TryGet(out var settings, out problem))
            return problem.ToAnswer(context);
        var command = new ChangeWebhook.Command(
            PrefixedId.Parse<InstitutionId>(institutionId), PrefixedId.Parse<WebhookId>(webhookId), settings)
        {
            Condition = condition,
        };
        return Show(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted));
    }

    private static async Task<IResult> DeleteAsync(
        HttpContext context, string institutionId, string webhookId, DeleteWebhook handler) =>
        Show(context, await handler.HandleAsync(
            PrefixedId.Parse<InstitutionId>(institutionId),
            PrefixedId.Parse<WebhookId>(webhookId),
            context.Call(),
            context.RequestAborted));

    private static Task<IResult> EnableAsync(
        HttpContext context, string institutionId, string webhookId, SwitchWebhook handler) =>
        SwitchAsync(context, handler, Command(institutionId, webhookId, isEnabled: true));

    private static Task<IResult> DisableAsync(
        HttpContext context, string institutionId, string webhookId, SwitchWebhook handler) =>
        SwitchAsync(context, handler, Command(institutionId, webhookId, isEnabled: false));

    private static SwitchWebhook.Command Command(string institutionId, string webhookId, bool isEnabled) =>
        new(PrefixedId.Parse<InstitutionId>(institutionId), PrefixedId.Parse<WebhookId>(webhookId), isEnabled);

    private static async Task<IResult> SwitchAsync(
        HttpContext context, SwitchWebhook handler, SwitchWebhook.Command command) =>
        Show(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted));

    /// <summary>A rotation without a body has no grace.</summary>
    private static async Task<IResult> RotateAsync(
        HttpContext context, string institutionId, string webhookId, RotateWebhookSecret handler)
    {
        var body = context.HasBody() ? await context.ReadBodyAsync(WebhookFields.ReadGrace) : (long?)null;
        if (!body.TryGet(out var grace, out var problem))
            return problem.ToAnswer(context);
        var command = new RotateWebhookSecret.Command(
            PrefixedId.Parse<InstitutionId>(institutionId),
            PrefixedId.Parse<WebhookId>(webhookId),
            TimeSpan.FromSeconds(grace ?? 0));
        return ShowIssued(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted));
    }

    private static async Task<IResult> TestAsync(
        HttpContext context, string institutionId, string webhookId, TestWebhook handler)
    {
        var tested = await handler.HandleAsync(
            PrefixedId.Parse<InstitutionId>(institutionId),
            PrefixedId.Parse<WebhookId>(webhookId),
            context.Call(),
            context.RequestAborted);
        return tested.TryGet(out var delivery, out var problem)
            ? TypedResults.Json(
                DeliveryResponse.From(delivery),
                ApiJson.Wire.DeliveryResponse,
                statusCode: StatusCodes.Status202Accepted)
            : problem.ToAnswer(context);
    }

    private static IResult Show(HttpContext context, Result<Webhook> result)
    {
        if (!result.TryGet(out var webhook, out var problem))
            return problem.ToAnswer(context);
        context.SetEntityTag(webhook.Version);
        return TypedResults.Json(WebhookResponse.From(webhook), ApiJson.Wire.WebhookResponse);
    }

    private static IResult ShowIssued(HttpContext context, Result<IssuedWebhook> result)
    {
        if (!result.TryGet(out var issued, out var problem))
            return problem.ToAnswer(context);
        context.SetEntityTag(issued.Webhook.Version);
        return TypedResults.Json(
            WebhookResponse.From(issued), ApiJson.Wire.WebhookResponse, statusCode: StatusCodes.Status201Created);
    }

    private static Problem RefuseRepeat(Reply stored)
    {
        var id = JsonSerializer.Deserialize(stored.Body, ApiJson.Wire.WebhookResponse)?.Id;
        return Problems.WebhookSecretShownOnce.With(
            $"An earlier request with this Idempotency-Key made a secret of webhook {id}. It was in that answer only: "
            + "if it is lost, rotate the secret.");
    }
}
