namespace EscrowGrid.ArchitectureTests.Source;

/// <summary>The files of this repository that people write.</summary>
internal sealed class SourceTree
{
    /// <summary>Made by tools: builds, packages, and the migrations that EF Core writes.</summary>
    private static readonly string[] MadeByTools = ["artifacts", "bin", "obj", "node_modules", ".git", "TestResults"];

    private const string Migrations = "EscrowGrid.Core/Storage/Migrations/";

    private static readonly Lazy<SourceTree> Lazy = new(() => new SourceTree(FindRoot()));

    private SourceTree(string root)
    {
        Root = root;
        var everything = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.None,
        };
        Paths = [.. Directory.EnumerateFiles(root, "*", everything)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(MadeByTools).Any())
            .Order(StringComparer.Ordinal)];
        Files = [.. Paths
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(path => !path.StartsWith(Migrations, StringComparison.Ordinal))
            .AsParallel().AsOrdered()
            .Select(path => SourceFile.Parse(path, Read(path)))];
    }

    public static SourceTree Whole => Lazy.Value;

    public string Root { get; }

    /// <summary>Every file, relative to the repository.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Every C# file that somebody wrote.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("EscrowGrid.sln").Length == 0) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Run these tests inside a clone.");
    }
}
