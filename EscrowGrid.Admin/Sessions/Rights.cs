using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// What the caller may do, as far as its role and scopes say. It decides what is offered; the API decides what is done.
/// </summary>
internal sealed class Rights(ApiCaller? caller)
{
    private const string Operations = "operations";

    /// <summary>What a read-only key is not even shown.</summary>
    private static readonly HashSet<string> ForAdmins = ["api-keys", "webhooks", "audit"];

    /// <summary>What people with an account have to do with; the rest is for keys.</summary>
    private static readonly HashSet<string> ForUsers = ["escrows", "users"];

    /// <summary>False for a visitor.</summary>
    public bool IsKnown => caller is not null;

    public bool IsRoot => caller?.Role is "root";

    public bool IsUser => caller?.Role is "user";

    /// <summary>A user that works for the institution.</summary>
    public bool IsStaff => caller?.UserRole is not null and not UserRole.Party;

    /// <summary>May command escrows as their staff: compliance looks on.</summary>
    public bool DecidesEscrows => IsUser
        ? caller?.UserRole is UserRole.Staff or UserRole.Admin
        : Writes("escrows");

    /// <summary>May decide about money whose sender was screened.</summary>
    public bool DecidesScreened => caller?.UserRole is UserRole.Compliance or UserRole.Admin;

    /// <param name="feature">The first half of a scope's name.</param>
    public bool Reads(string feature) => caller switch
    {
        _ when feature is "funds" or "breaks" => Reads("escrows") && (!IsUser || IsStaff),
        _ when feature is "escrow-approvals" => Reads("escrows") && (!IsUser || DecidesEscrows),
        null => false,
        { Role: "root" } => true,
        { Role: "user" } => ForUsers.Contains(feature),
        _ when ForAdmins.Contains(feature) && caller.Role is not "admin" => false,
        _ => Has($"{feature}:read", feature),
    };

    public bool Writes(string feature) => caller switch
    {
        { Role: "root" } => true,
        { Role: "user" } => ForUsers.Contains(feature) && (IsStaff || feature == "escrows"),
        { Role: "admin" } => Has($"{feature}:write", feature),
        _ => false,
    };

    /// <summary>An operator's scope has to be given by name.</summary>
    private bool Has(string scope, string feature) =>
        caller?.Scopes?.Contains(scope) ?? feature != Operations;
}
