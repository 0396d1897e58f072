using System.Text.Json;
using EscrowGrid.Client;

namespace EscrowGrid.Admin.Ledger;

/// <summary>The proof of a ledger event, to be kept and checked without the console.</summary>
internal static class LedgerEndpoints
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void MapLedgerFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/ledger/{ledgerEvent}/proof.json", static async (
            string ledgerEvent, EscrowGridClient api, HttpContext context) =>
        {
            var proof = await api.LedgerEvents.ProveAsync(ledgerEvent, context.RequestAborted);
            return TypedResults.File(
                JsonSerializer.SerializeToUtf8Bytes(proof, Indented),
                "application/json",
                $"proof-{proof.Event.Id}.json");
        });
}
