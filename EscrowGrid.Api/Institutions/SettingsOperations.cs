using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Institutions;

/// <summary>How the API describes the settings of an institution.</summary>
internal static class SettingsOperations
{
    private const string Tag = "Institutions";

    public static readonly Operation Get = new(Tag, "getInstitutionSettings", "Returns an institution's settings")
    {
        Answer = typeof(SettingsResponse),
        Refusals = [Problems.SettingsForbidden, Problems.InstitutionNotFound],
    };

    public static readonly Operation Put = new(Tag, "putInstitutionSettings", "Sets an institution's settings")
    {
        Description = "With enforcement, the institution's regions and verticals bind its templates, and the config of "
            + "a template its positions. `escrows.approvalAmount` is the held money of an escrow from which on what "
            + "the staff decide about it needs a second person; without `escrows` it stays as it is, and `{}` is "
            + "never. `If-Match` is optional.",
        Body = fields => SettingsEndpoints.ReadSettings(fields, default),
        BodyExample = """{"enforcement":{"enabled":true},"escrows":{"approvalAmount":1000}}""",
        Answer = typeof(SettingsResponse),
        Refusals =
        [
            Problems.SettingsChangeForbidden,
            Problems.InstitutionNotFound,
            Problems.InvalidIfMatch,
            Problems.PreconditionFailed,
        ],
    };
}
