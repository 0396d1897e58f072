namespace EscrowGrid.Admin.Texts;

/// <summary>A language that the console speaks.</summary>
/// <param name="Code">BCP 47, as in the attribute <c>lang</c>.</param>
/// <param name="OwnName">As its speakers call it; it is the same in every language.</param>
internal sealed record Language(string Code, string OwnName)
{
    public static readonly Language English = new("en", "English");

    public static readonly Language Bengali = new("bn", "বাংলা");

    public static IReadOnlyList<Language> All { get; } = [English, Bengali];

    /// <returns>Null for one that the console does not speak.</returns>
    public static Language? Find(string? code) => All.FirstOrDefault(it => it.Code == code);
}
