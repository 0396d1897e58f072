using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.ApiKeys;

namespace EscrowGrid.Admin.ApiKeys;

/// <summary>Issuing, rotating and revoking keys. A token goes to the next page, once.</summary>
internal static class KeyActs
{
    private const int LongestGraceHours = 7 * 24;

    public static void MapKeyActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/institutions/{institution}/keys", CreateAsync);
        routes.MapAct("/do/institutions/{institution}/keys/{key}/rotate", RotateAsync);
        routes.MapAct("/do/institutions/{institution}/keys/{key}/revoke", RevokeAsync);
    }

    private static async Task<Sent> CreateAsync(Submission it)
    {
        var scopes = it.Texts("scopes");
        var issued = await it.Api.ApiKeys.CreateAsync(
            it.Route("institution"),
            new NewApiKey(it.Needed("label"), it.Choice<ApiKeyRole>("role"))
            {
                Scopes = scopes.Length > 0 ? scopes : null,
                ExpiresAt = it.Time("expiresAt"),
            },
            it.Once,
            it.Aborted);
        return it.Back("key.created") with { Secret = issued.Token };
    }

    private static async Task<Sent> RotateAsync(Submission it)
    {
        var hours = it.Whole("hours") ?? 0;
        if (hours is < 0 or > LongestGraceHours) throw new FieldException("hours", "key.grace.help");
        var issued = await it.Api.ApiKeys.RotateAsync(
            it.Route("institution"), it.Route("key"), TimeSpan.FromHours(hours), it.Once, it.Aborted);
        return it.Back("key.rotated") with { Secret = issued.Token };
    }

    private static async Task<Sent> RevokeAsync(Submission it)
    {
        await it.Api.ApiKeys.RevokeAsync(it.Route("institution"), it.Route("key"), it.Once, it.Aborted);
        return it.Back("key.revoked");
    }
}
