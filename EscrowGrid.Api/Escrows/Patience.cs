using System.Globalization;
using EscrowGrid.Core;

namespace EscrowGrid.Api.Escrows;

/// <summary>How long a request waits for the decision of its command: <c>Prefer: wait=N</c> (RFC 7240, 4.3).</summary>
internal static class Patience
{
    public const string Header = "Prefer";
    public const string AppliedHeader = "Preference-Applied";

    private const string Wait = "wait=";
    private const string NoWait = "respond-async";

    /// <summary>What the request asks for, within the limit; a preference that cannot be read is none.</summary>
    /// <param name="context">The request, whose answer says what was applied.</param>
    /// <param name="otherwise">Without a preference.</param>
    public static TimeSpan Read(HttpContext context, TimeSpan otherwise)
    {
        var preferences = context.Request.Headers[Header]
            .SelectMany(value => value?.Split(',', StringSplitOptions.TrimEntries) ?? [])
            .ToList();
        foreach (var preference in preferences)
        {
            if (preference.StartsWith(Wait, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(
                    preference.AsSpan(Wait.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            {
                var applied = Math.Min(seconds, (int)Limits.CommandLongestPatience.TotalSeconds);
                context.Response.Headers[AppliedHeader] = $"{Wait}{applied}";
                return TimeSpan.FromSeconds(applied);
            }
        }

        if (!preferences.Contains(NoWait, StringComparer.OrdinalIgnoreCase))
            return otherwise;
        context.Response.Headers[AppliedHeader] = NoWait;
        return TimeSpan.Zero;
    }
}
