using EscrowGrid.LocalHosting.State;

namespace EscrowGrid.LocalHosting.Tests.State;

public sealed class SecretStoreTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, "secrets.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Value_AskedForAgainByAnotherRun_IsTheSame()
    {
        var first = new SecretStore(FilePath).GetOrCreate("Parameters:a", () => "generated");

        var second = new SecretStore(FilePath).GetOrCreate("Parameters:a", () => "another");

        Assert.Equal("generated", first);
        Assert.Equal("generated", second);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void File_ThatCannotBeRead_IsNamedAndLeftAlone()
    {
        File.WriteAllText(FilePath, "{ broken");

        var refused = Assert.Throws<LocalHostingException>(
            () => new SecretStore(FilePath).GetOrCreate("Parameters:a", () => "another"));

        Assert.Contains(FilePath, refused.Message, StringComparison.Ordinal);
        Assert.Equal("{ broken", File.ReadAllText(FilePath));
    }
}
