namespace EscrowGrid.Core.Access;

/// <summary>The names of the roles that a key can be given; root is a setting, not a key.</summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string ReadOnly = "read_only";

    public static IReadOnlyList<string> OfKeys { get; } = [Admin, ReadOnly];

    public static string NameOf(Role role) => role switch
    {
        Role.Root => "root",
        Role.Admin => Admin,
        Role.ReadOnly => ReadOnly,
        Role.Anonymous => "anonymous",
        Role.System => "system",
        Role.User => "user",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static bool TryParse(string? name, out Role role)
    {
        role = name == Admin ? Role.Admin : Role.ReadOnly;
        return name is Admin or ReadOnly;
    }
}
