using EscrowGrid.Admin.Assets;
using EscrowGrid.Admin.Forms;
using EscrowGrid.Admin.Texts;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Admin.Positions;

/// <summary>Opening positions and moving them.</summary>
internal static class PositionActs
{
    public static void MapPositionActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/positions", CreateAsync);
        routes.MapAct("/do/positions/{position}/to/{state}", MoveAsync);
        routes.MapGet("/positions/export.csv", PositionExport.WriteAsync);
    }

    private static async Task<Sent> CreateAsync(Submission it)
    {
        var created = await it.Api.Positions.CreateAsync(
            new NewPosition(
                AssetName.Parse("assetId", it.Needed("assetId")),
                it.Needed("holderReference"),
                it.Needed("currency").ToUpperInvariant(),
                it.NeededNumber("amount"))
            {
                InstitutionId = it.Session.Institution,
                ExternalReference = it.Text("externalReference"),
                UniqueExternalReference = it.Flag("unique") ? true : null,
                ExpiresAt = it.Time("expiresAt"),
                Metadata = it.Json("metadata"),
            },
            it.Once,
            it.Aborted);
        return new Sent($"/positions/{created.Id}", "position.created");
    }

    /// <summary>Only from the version that was looked at: whoever decided had seen it.</summary>
    private static async Task<Sent> MoveAsync(Submission it)
    {
        var state = Wire<PositionState>.Find(it.Route("state")) ?? throw new FieldException("state", "form.choice");
        var outcome = await it.Api.Positions.RequestTransitionAsync(
            it.Route("position"),
            new PositionTransition(state, it.Text("why"), it.Json("metadata"))
            {
                Amount = it.Number("amount"),
                IfVersion = it.Whole("version"),
            },
            it.Once,
            it.Aborted);
        return new Sent(
            $"/positions/{it.Route("position")}",
            outcome.Approval is null ? "position.moved" : "position.waits");
    }
}
