using System.Buffers;
using EscrowGrid.Core;

namespace EscrowGrid.Rails.Providers;

/// <summary>A provider's code for a refusal: a short word that may be kept, logged and shown.</summary>
internal static class ProviderCode
{
    /// <summary>What stands for a code that is none.</summary>
    private const string Nameless = "refused";

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    public static string Clean(string code) =>
        code.Length <= Limits.RailCodeText && !code.AsSpan().ContainsAnyExcept(Characters) ? code : Nameless;
}
