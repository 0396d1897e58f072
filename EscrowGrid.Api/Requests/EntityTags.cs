using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Requests;

/// <summary>
/// The entity tag of something with versions, <c>"v3"</c> at version 3, and the conditions made of such tags (RFC 9110,
/// sections 8.8.3 and 13.1.1). A GET adds a digest of its answer, <c>"v3-5ac0"</c>; a condition looks at the version
/// alone, since that is what a write would change.
/// </summary>
internal static class EntityTags
{
    private const string Any = "*";
    private const string Weak = "W/";
    private const char VersionMark = 'v';
    private const char DigestMark = '-';

    private static readonly string Rule =
        $"If-Match must be * or a list of at most {Limits.EntityTags} entity tags like \"v1\"";

    public static void SetEntityTag(this HttpContext context, long version) =>
        context.Response.Headers.ETag = $"\"{VersionMark}{version}\"";

    /// <summary>The tag of a version, for one answer of several that show it.</summary>
    public static string WithDigest(string tag, string digest) => $"{tag[..^1]}{DigestMark}{digest}\"";

    /// <summary>Null without the header.</summary>
    public static Result<VersionCondition?> IfMatch(this HttpContext context)
    {
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0)
            return (VersionCondition?)null;
        var text = string.Join(',', header.ToArray()).Trim(' ', '\t');
        if (text == Any)
            return VersionCondition.Any;

        var versions = new HashSet<long>();
        var rest = text.AsSpan();
        for (var count = 1; count <= Limits.EntityTags; count++)
        {
            if (!TryReadTag(ref rest, versions))
                return Problems.InvalidIfMatch.With(Rule);
            if (rest.IsEmpty)
                return new VersionCondition(versions);
        }

        return Problems.InvalidIfMatch.With(Rule);
    }

    /// <summary>Takes one tag, and the comma after it if there is one, off the start.</summary>
    private static bool TryReadTag(ref ReadOnlySpan<char> rest, HashSet<long> versions)
    {
        var isWeak = rest.StartsWith(Weak);
        var quoted = isWeak ? rest[Weak.Length..] : rest;
        if (quoted is not ['"', ..] || quoted[1..].IndexOf('"') is not (>= 0 and var length))
            return false;
        var tag = quoted.Slice(1, length);
        if (tag.IndexOfAnyInRange('\0', ' ') >= 0)
            return false;
        // If-Match compares strongly: a weak tag is well-formed and matches nothing.
        if (!isWeak && tag is [VersionMark, .. var digits] && TryReadVersion(digits, out var version))
            versions.Add(version);

        rest = quoted[(length + 2)..].TrimStart(" \t");
        if (rest.IsEmpty)
            return true;
        if (rest[0] != ',')
            return false;
        rest = rest[1..].TrimStart(" \t");
        return !rest.IsEmpty;
    }

    // "v01" is not how version 1 is written, so it is another tag.
    private static bool TryReadVersion(ReadOnlySpan<char> text, out long version)
    {
        var digits = text.IndexOf(DigestMark) is >= 0 and var end ? text[..end] : text;
        return long.TryParse(digits, System.Globalization.NumberStyles.None, provider: null, out version)
            && digits[0] != '0';
    }
}
