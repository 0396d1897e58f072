using System.Globalization;
using EscrowGrid.Core;

namespace EscrowGrid.Rails.Stripe;

/// <summary>The header <c>Stripe-Signature</c>: <c>t=1700000000,v1=…,v1=…</c>, other versions among them.</summary>
/// <param name="Time">What was signed as the time: seconds since 1970.</param>
/// <param name="Signatures">Those of version 1.</param>
internal sealed record StripeSignature(long Time, IReadOnlyList<string> Signatures)
{
    /// <returns>Null when it has no time, two of them, or no signature of version 1.</returns>
    public static StripeSignature? Parse(string? header)
    {
        var parts = (header ?? "").Split(',', StringSplitOptions.TrimEntries);
        var signatures = Values(parts, "v1=").Take(Limits.NoticeSignatures).ToList();
        return Values(parts, "t=").ToList() is [var time]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && signatures.Count > 0
            ? new StripeSignature(seconds, signatures)
            : null;
    }

    private static IEnumerable<string> Values(string[] parts, string name) => parts
        .Where(part => part.StartsWith(name, StringComparison.Ordinal))
        .Select(part => part[name.Length..]);
}
