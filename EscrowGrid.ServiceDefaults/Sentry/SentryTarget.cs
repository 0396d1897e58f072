namespace EscrowGrid.ServiceDefaults.Sentry;

/// <summary>Where errors are reported: what a DSN of Sentry says.</summary>
/// <param name="Envelopes">Where envelopes are sent.</param>
/// <param name="Key">The public key; it lets whoever has it report, and read nothing.</param>
/// <param name="Environment">What the reports say of where they are from.</param>
internal sealed record SentryTarget(Uri Envelopes, string Key, string Environment)
{
    /// <param name="address">The DSN.</param>
    /// <param name="environment">See <see cref="Environment"/>.</param>
    /// <returns>Null for what is no DSN: <c>https://key@host/path/project</c>, with a project in digits.</returns>
    public static SentryTarget? Parse(Uri address, string environment)
    {
        var slash = address.AbsolutePath.LastIndexOf('/');
        var (path, project) = (address.AbsolutePath[..slash], address.AbsolutePath[(slash + 1)..]);
        var key = address.UserInfo.Split(':')[0];
        return key.Length > 0 && project.Length > 0 && project.All(char.IsAsciiDigit)
            ? new SentryTarget(
                new Uri($"{address.Scheme}://{address.Authority}{path}/api/{project}/envelope/"), key, environment)
            : null;
    }
}
