using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// What the console keeps of somebody who is signed in. It never leaves the server, and it rests sealed: see
/// <see cref="SessionVault"/>. A class, so that no generated text form prints a credential.
/// </summary>
internal sealed class SessionState
{
    /// <summary>An API key, or a user's access token.</summary>
    public required string Credential { get; set; }

    /// <summary>Null for a key.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>When the access token has to be renewed; null for a key, which is not.</summary>
    public DateTimeOffset? RefreshAt { get; set; }

    public required ApiCaller Caller { get; set; }

    /// <summary>What the page's head calls the visitor: an address, or the beginning of a key.</summary>
    public required string Name { get; init; }

    /// <summary>The institution that root works for; everybody else has one anyhow.</summary>
    public string? Institution { get; set; }

    public required DateTimeOffset SignedInAt { get; init; }

    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>What the next page says of the form that was sent.</summary>
    public Notice? Notice { get; set; }
}
