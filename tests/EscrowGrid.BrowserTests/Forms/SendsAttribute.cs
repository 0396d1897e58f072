namespace EscrowGrid.BrowserTests.Forms;

/// <summary>Which forms a test sends, by where they are sent; the test itself fails when it did not.</summary>
/// <param name="acts">As the console declares them.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SendsAttribute(params string[] acts) : Attribute
{
    public IReadOnlyList<string> Acts => acts;
}
