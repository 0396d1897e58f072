using System.Text.Json;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Users;

/// <summary>What the audit trail and the events tell of users; never a name, an address or a secret.</summary>
internal static class UserFacts
{
    public static JsonText OfNew(User user) => JsonText.Write(user, static (json, it) =>
    {
        json.WriteString("role", WireName<UserRole>.Of(it.Role));
        json.WriteString("state", WireName<UserState>.Of(it.State));
    });

    public static JsonText OfSession(Session session) => JsonText.Write(session, static (json, it) =>
    {
        json.WriteString("userId", it.User.ToString());
        if (it.EndReason is { } reason)
            json.WriteString("reason", WireName<SessionEnd>.Of(reason));
    });

    /// <param name="name">Of what changed.</param>
    /// <param name="before">Its value before.</param>
    /// <param name="after">Its value after.</param>
    public static JsonText OfChange(string name, string before, string after) =>
        JsonText.Write((name, before, after), static (json, it) =>
        {
            json.WriteString(it.name, it.after);
            json.WriteString("previously", it.before);
        });

    /// <summary>For the audit trail alone: what people write may be personal.</summary>
    public static JsonText WithReason(JsonText facts, string reason) =>
        JsonText.Write((facts, reason), static (json, it) =>
        {
            using var parsed = JsonDocument.Parse(it.facts.Text);
            foreach (var fact in parsed.RootElement.EnumerateObject())
                fact.WriteTo(json);
            json.WriteString("reason", it.reason);
        });
}
