namespace EscrowGrid.Admin.Forms;

/// <summary>What a form that carries a file may weigh, and where it is shown.</summary>
/// <param name="MostBytes">Of the whole form.</param>
/// <param name="PageOf">Where to say that it was too heavy: the form itself was not read then.</param>
internal sealed record Upload(long MostBytes, Func<HttpContext, string> PageOf);
