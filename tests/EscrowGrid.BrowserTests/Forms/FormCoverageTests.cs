using EscrowGrid.BrowserTests.Coverage;

namespace EscrowGrid.BrowserTests.Forms;

/// <summary>No form of the console is only shown: each is sent by a test, which says so.</summary>
public sealed class FormCoverageTests
{
    [Fact]
    public void Forms_OfTheConsole_AreAllSentByTests() =>
        Assert.Empty(ConsoleRoutes.Acts.Except(SentForms.Declared));

    [Fact]
    public void Forms_ThatTestsSend_AreTheConsoles() =>
        Assert.Empty(SentForms.Declared.Except(ConsoleRoutes.Acts));

    [Theory]
    [InlineData("/do/jobs/{job}/retry", "/do/jobs/job_1/retry", true)]
    [InlineData("/do/jobs/{job}/retry", "/do/jobs/job_1/delete", false)]
    [InlineData("/do/jobs/retry", "/do/jobs/job_1/retry", false)]
    public void Path_OfAForm_IsFound(string act, string path, bool expected) =>
        Assert.Equal(expected, SentForms.IsOf(act, path));
}
