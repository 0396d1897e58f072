using System.Security.Cryptography;

namespace EscrowGrid.LocalHosting.Servers;

/// <summary>Files and folders that only their owner may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnlyFile | UnixFileMode.UserExecute;

    /// <summary>Replaces a file in one step: a reader, or a crash, sees the old text or the new one.</summary>
    public static void Write(string path, string text)
    {
        var temporary = path + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnlyFile;
        using (var stream = new FileStream(temporary, options))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>A new folder in the parent, or with null in the system's place for temporary files.</summary>
    public static string CreateTemporaryFolder(string? parent, string prefix)
    {
        if (parent is null)
            return Directory.CreateTempSubdirectory(prefix).FullName;
        Directory.CreateDirectory(parent);
        var folder = Path.Combine(parent, prefix + RandomNumberGenerator.GetHexString(8, lowercase: true));
        CreateFolder(folder);
        return folder;
    }

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnlyFolder);
    }
}
