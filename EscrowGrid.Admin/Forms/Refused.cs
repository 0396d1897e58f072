using System.Text.Json;
using EscrowGrid.Admin.Texts;
using EscrowGrid.Client.Errors;

namespace EscrowGrid.Admin.Forms;

/// <summary>What the API refused, as people read it.</summary>
internal static class Refused
{
    /// <returns>In the visitor's language where the catalogue knows the problem, else as the API says it.</returns>
    public static string Title(Text text, string? code, string message) =>
        (code is null ? null : text.Find($"refusal.{code}")) ?? message;

    /// <returns>What the API says of this case: a sentence as such, anything else as JSON; null for nothing.</returns>
    public static string? Details(EscrowGridException exception)
    {
        if (exception.Details is not { } details || exception.Fields.Count > 0) return null;
        using var json = JsonDocument.Parse(details);
        return json.RootElement.ValueKind is JsonValueKind.String ? json.RootElement.GetString() : details;
    }
}
