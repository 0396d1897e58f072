namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>
/// Implemented by the generated <c>Projects.*</c> classes. Aspire's interface of this name has no
/// <see cref="TargetPath"/>, so it is a default member: a class written for either compiles for both.
/// </summary>
public interface IProjectMetadata : IResourceAnnotation
{
    /// <summary>Full path of the project file.</summary>
    string ProjectPath { get; }

    /// <summary>Full path of the built assembly; empty when the build did not say.</summary>
    string TargetPath => "";
}
