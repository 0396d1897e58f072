using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Ledger;

/// <summary>How the API describes the ledger.</summary>
internal static class LedgerOperations
{
    private const string Tag = "Ledger";

    public static readonly Operation List = new(Tag, "listLedgerEvents", "Lists ledger events, oldest first")
    {
        Description = "Of one position; root may ask for all of them.",
        Query = [QueryParameter.Text("positionId", "Of this position."), .. QueryParameter.Paging],
        Answer = typeof(LedgerEventResponse[]),
        Refusals = [Problems.LedgerNeedsPosition, Problems.LedgerForbidden, Problems.PositionNotFound],
    };

    public static readonly Operation Prove = new(Tag, "proveLedgerEvent", "Returns what proves a ledger event")
    {
        Description = "The chain from the event to the end of its position, and, once a checkpoint has sealed it, the "
            + "Merkle path to the checkpoint's root.",
        Answer = typeof(LedgerProofResponse),
        Refusals = [Problems.LedgerForbidden, Problems.LedgerEventNotFound],
    };

    public static readonly Operation ListReplays = new(Tag, "listLedgerReplays", "Lists verifications of the ledger")
    {
        Description = "The newest first. Every night the product works the whole ledger out again: hashes, seals, what "
            + "moved, and what is in every account. What runs now is beside the results, with how far it is.",
        Query = QueryParameter.Following,
        Answer = typeof(LedgerReplayPage),
    };

    public static readonly Operation ListCheckpoints = new(Tag, "listLedgerCheckpoints", "Lists checkpoints")
    {
        Description = "A checkpoint holds hashes of all institutions' events, and nothing else of them.",
        Query =
        [
            .. QueryParameter.Following,
            new(
                "order",
                "From which end: `OLDEST_FIRST` (the default) or `LATEST_FIRST`; a cursor goes on in the order that it "
                    + "came from.",
                Schemas.Options(WireName<ListOrder>.All)),
        ],
        Answer = typeof(CursorResponse<LedgerCheckpointResponse>),
        Refusals = [Problems.ValidationFailed, Problems.InvalidPagination],
    };
}
