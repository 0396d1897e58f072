namespace EscrowGrid.LocalHosting.Tests;

/// <summary>A temporary folder that the account which runs the servers may pass through.</summary>
internal sealed class TestFolder : IDisposable
{
    private const UnixFileMode Everybody =
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("escrowgrid-test-");

    public TestFolder()
    {
        _folder.UnixFileMode |= Everybody;
    }

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
