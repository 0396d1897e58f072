using EscrowGrid.DesignTime;

// dotnet-ef builds and loads this program but never runs it; it needs an entry point all the same.
await Console.Out.WriteLineAsync($"Start-up project of dotnet-ef: {typeof(EscrowDbContextFactory).FullName}");
