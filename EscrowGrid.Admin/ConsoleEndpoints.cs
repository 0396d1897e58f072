using EscrowGrid.Admin.ApiKeys;
using EscrowGrid.Admin.Approvals;
using EscrowGrid.Admin.Assets;
using EscrowGrid.Admin.Chain;
using EscrowGrid.Admin.Escrows;
using EscrowGrid.Admin.Funds;
using EscrowGrid.Admin.Institutions;
using EscrowGrid.Admin.Jobs;
using EscrowGrid.Admin.Ledger;
using EscrowGrid.Admin.Live;
using EscrowGrid.Admin.Positions;
using EscrowGrid.Admin.ProviderWebhooks;
using EscrowGrid.Admin.Reconciliation;
using EscrowGrid.Admin.Relay;
using EscrowGrid.Admin.Search;
using EscrowGrid.Admin.Sessions;
using EscrowGrid.Admin.Templates;
using EscrowGrid.Admin.Texts;
using EscrowGrid.Admin.Users;
using EscrowGrid.Admin.Webhooks;

namespace EscrowGrid.Admin;

/// <summary>Everything of the console that is no page.</summary>
internal static class ConsoleEndpoints
{
    public static void MapConsole(this IEndpointRouteBuilder routes)
    {
        routes.MapPreferences();
        routes.MapSignIn();
        routes.MapSearch();
        routes.MapInstitutionActs();
        routes.MapKeyActs();
        routes.MapTemplateActs();
        routes.MapAssetActs();
        routes.MapPositionActs();
        routes.MapApprovalActs();
        routes.MapLedgerFiles();
        routes.MapWebhookActs();
        routes.MapJobActs();
        routes.MapConsumerActs();
        routes.MapChainActs();
        routes.MapEscrowActs();
        routes.MapDisputeActs();
        routes.MapEvidenceActs();
        routes.MapEscrowApprovalActs();
        routes.MapBreakActs();
        routes.MapFundsActs();
        routes.MapProviderWebhookActs();
        routes.MapUserActs();
        routes.MapLive();
    }
}
