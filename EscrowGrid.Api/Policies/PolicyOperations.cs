using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Policies;

/// <summary>How the API describes policies.</summary>
internal static class PolicyOperations
{
    private const string Tag = "Policies";

    public static readonly Operation List = new(Tag, "listPolicies", "Lists an institution's policies")
    {
        Description = "At most one for each region.",
        Answer = typeof(PolicyResponse[]),
        Refusals = [Problems.PoliciesForbidden, Problems.InstitutionNotFound],
    };

    public static readonly Operation Get = new(Tag, "getPolicy", "Returns the policy of a region")
    {
        Answer = typeof(PolicyResponse),
        Refusals =
        [
            Problems.PoliciesForbidden, Problems.InvalidRegion, Problems.InstitutionNotFound, Problems.PolicyNotFound,
        ],
    };

    public static readonly Operation Put = new(Tag, "putPolicy", "Sets the policy of a region")
    {
        Description = "Replaces the one before. What is left out of `position` is not limited. "
            + "`If-Match` is optional.",
        Body = fields => PolicyEndpoints.ReadConfig(fields),
        BodyExample =
            """{"position":{"minAmount":100,"maxAmount":1000000,"allowedCurrencies":["USD","EUR"]}}""",
        Answer = typeof(PolicyResponse),
        Refusals =
        [
            Problems.PolicyChangeForbidden, Problems.InvalidRegion, Problems.InstitutionNotFound,
            Problems.InvalidIfMatch, Problems.PreconditionFailed,
        ],
    };
}
