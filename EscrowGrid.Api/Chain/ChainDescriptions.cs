using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Chain;

/// <summary>How the API describes the operators' side of the on-chain mirror.</summary>
internal static class ChainDescriptions
{
    private const string Tag = "Operations";
    private const string ReasonExample = """{"reason":"The contract's owner has allowed the account again"}""";

    public static readonly Operation List = new(
        Tag, "listChainOperations", "Lists the records of the on-chain mirror, oldest first")
    {
        Description = "Of all institutions, for operators.",
        Query =
        [
            new("state", "Its state.", Schemas.Options(WireName<MirrorState>.All)),
            QueryParameter.Text("institutionId", "Of this institution."),
            QueryParameter.Text("positionId", "Of this position."),
            .. QueryParameter.Following,
        ],
        Answer = typeof(CursorResponse<ChainOperationResponse>),
        Refusals = [Problems.ValidationFailed, Problems.InvalidPagination],
    };

    public static readonly Operation Get = new(
        Tag, "getChainOperation", "Returns a record of the on-chain mirror with its transactions")
    {
        Answer = typeof(ChainOperationDetailResponse),
        Refusals = [Problems.ChainOperationNotFound],
    };

    public static readonly Operation Retry = new(Tag, "retryChainOperation", "Tries a record again")
    {
        Description = "One that is failed, exhausted or skipped, with all its attempts. One that is pending stays so.",
        Body = fields => OperatorReason.Read(fields),
        BodyExample = ReasonExample,
        Answer = typeof(ChainOperationResponse),
        Refusals = [Problems.ChainOperationNotFound, Problems.ChainOperationState],
    };

    public static readonly Operation Skip = new(Tag, "skipChainOperation", "Gives a record up")
    {
        Description = "One that is pending, failed or exhausted; the later ones of its position go on without it.",
        Body = fields => OperatorReason.Read(fields),
        BodyExample = """{"reason":"Recorded by hand"}""",
        Answer = typeof(ChainOperationResponse),
        Refusals = [Problems.ChainOperationNotFound, Problems.ChainOperationState],
    };
}
