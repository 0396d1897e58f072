namespace EscrowGrid.Admin.Layout;

/// <summary>
/// Who helps when something is wrong: the setting <c>SUPPORT_CONTACT</c>, an e-mail address or an https page.
/// </summary>
internal sealed class Support(IConfiguration configuration)
{
    public string? Name { get; } = configuration["SUPPORT_CONTACT"] is { Length: > 0 and < 255 } text ? text : null;

    /// <summary>Where a link leads; null when nothing is set, or nothing that a link could be made of.</summary>
    public string? Contact => Name switch
    {
        null => null,
        _ when Uri.TryCreate(Name, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps => Name,
        _ when Name.Contains('@') && !Name.Contains(':') => $"mailto:{Name}",
        _ => null,
    };
}
