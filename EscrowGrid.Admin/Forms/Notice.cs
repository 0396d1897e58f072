namespace EscrowGrid.Admin.Forms;

/// <summary>
/// What is said on the page after a form was sent: once, from the session, so that no answer of a form is ever in an
/// address. A class, so that no generated text form prints what it reveals.
/// </summary>
public sealed class Notice
{
    /// <summary>The path of the form that it is about.</summary>
    public required string Form { get; init; }

    public required bool IsRefusal { get; init; }

    /// <summary>A key of the catalogue, or what the API said.</summary>
    public required string Message { get; init; }

    public bool IsKey { get; init; }

    /// <summary>What stands in the text's places.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The API's name of the problem; it has a text where the catalogue knows it.</summary>
    public string? Code { get; init; }

    /// <summary>More of what the API said.</summary>
    public string? Details { get; init; }

    public string? RequestId { get; init; }

    /// <summary>What is wrong with which field.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>What was typed, so that it need not be typed again.</summary>
    public IReadOnlyDictionary<string, string> Input { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The <c>Idempotency-Key</c> of a form that may have taken effect all the same, so that sending it again is the
    /// same request; null where nothing was done.
    /// </summary>
    public string? Once { get; init; }

    /// <summary>A secret that is shown this once.</summary>
    public string? Secret { get; init; }
}
