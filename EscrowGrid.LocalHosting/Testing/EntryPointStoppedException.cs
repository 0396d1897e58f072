namespace EscrowGrid.LocalHosting.Testing;

/// <summary>Ends an AppHost's entry point once a test has its builder.</summary>
internal sealed class EntryPointStoppedException() : Exception("The application's builder was handed to a test.");
