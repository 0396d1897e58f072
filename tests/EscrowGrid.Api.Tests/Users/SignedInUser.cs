using System.Text.Json;

namespace EscrowGrid.Api.Tests.Users;

/// <summary>A user and what it got when it signed in.</summary>
public sealed record SignedInUser(
    string Id, string Institution, string Email, string Session, string AccessToken, string RefreshToken)
{
    public static SignedInUser From(Answer answer)
    {
        var user = answer.Json.GetProperty("user");
        return new SignedInUser(
            Text(user, "id"),
            Text(user, "institutionId"),
            Text(user, "email"),
            Text(answer.Json, "sessionId"),
            Text(answer.Json, "accessToken"),
            Text(answer.Json, "refreshToken"));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
